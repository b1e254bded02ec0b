# cardlog_embed(VARIABLE FUNCTION FILE...) names in VARIABLE a C++ source whose cardlog::FUNCTION()
# returns the FILEs (core/embedded.h), so that the program needs no data files at run time. Run as a
# script, this file writes that source.
function(cardlog_embed variable function)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  string(REPLACE ";" "," files "${ARGN}")
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DFUNCTION=${function} -DFILES=${files} -DOUTPUT=${source}
            -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    DEPENDS ${ARGN} ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    VERBATIM)
  set(${variable} ${source} PARENT_SCOPE)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
  string(REPLACE "," ";" FILES "${FILES}")
  set(code "#include \"core/embedded.h\"\n\nnamespace cardlog {\n\n")
  string(APPEND code "EmbeddedFiles ${FUNCTION}()\n{\n    return {\n")
  foreach(path IN LISTS FILES)
    cmake_path(GET path STEM name)
    file(READ ${path} text)
    string(APPEND code "{\"${name}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  string(APPEND code "    };\n}\n\n}  // namespace cardlog\n")
  file(WRITE ${OUTPUT} "${code}")
endif()
