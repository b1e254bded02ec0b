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
  set(bytes "")
  set(declarations "")
  set(entries "")
  set(number 0)
  foreach(path IN LISTS FILES)
    cmake_path(GET path STEM name)
    set(symbol embedded_${FUNCTION}_${number})
    string(APPEND bytes "${symbol}:\n.incbin \"${path}\"\n${symbol}_end:\n")
    string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND entries "        {\"${name}\", {${symbol}, ${symbol}_end}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(WRITE ${OUTPUT} "#include \"core/embedded.h\"

asm(R\"(
.pushsection .rodata
${bytes}.popsection
)\");

extern \"C\" {
${declarations}}

namespace cardlog {

EmbeddedFiles ${FUNCTION}()
{
    return {
${entries}    };
}

}  // namespace cardlog
")
endif()
