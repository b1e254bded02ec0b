# Writes the word lists FILES (comma separated) into OUTPUT as C++ string literals, so that the
# program needs no data files at run time. WORD_CLASSES is the header whose WordClass names the
# sections: one that is not there would be read by nothing, and ends the build.
cmake_minimum_required(VERSION 3.25)

string(REPLACE "," ";" FILES "${FILES}")
file(READ ${WORD_CLASSES} header)
string(REGEX REPLACE "//[^\n]*" "" header "${header}")
string(REGEX MATCH "enum class WordClass {([^}]*)}" enumeration "${header}")
string(REGEX MATCHALL "[a-z_]+" known "${CMAKE_MATCH_1}")
list(REMOVE_ITEM known count)
set(code "#include \"parse/text/lexicon.h\"\n\nnamespace cardlog {\n\nstd::vector<std::string_view> lexicon_files()\n{\n    return {\n")
foreach(path IN LISTS FILES)
  file(READ ${path} text)
  string(REPLACE "[" "<" plain "\n${text}")  # in lists, CMake pairs square brackets
  string(REPLACE "]" ">" plain "${plain}")
  string(REGEX MATCHALL "\n<[^\n>]*" headings "${plain}")
  foreach(heading IN LISTS headings)
    string(SUBSTRING "${heading}" 2 -1 section)
    if(NOT section IN_LIST known)
      message(FATAL_ERROR "${path}: nothing reads a section [${section}]; WordClass in lexicon.h "
        "has the names there are")
    endif()
  endforeach()
  string(APPEND code "R\"lexicon(${text})lexicon\",\n")
endforeach()
string(APPEND code "    };\n}\n\n}  // namespace cardlog\n")
file(WRITE ${OUTPUT} "${code}")
