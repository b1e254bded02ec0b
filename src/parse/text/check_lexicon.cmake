# Checks the word lists FILES (comma separated) and writes OUTPUT when they are right. WORD_CLASSES
# is the header whose WordClass names the sections: one that is not there would be read by nothing,
# and ends the build.
cmake_minimum_required(VERSION 3.25)

string(REPLACE "," ";" FILES "${FILES}")
file(READ ${WORD_CLASSES} header)
string(REGEX REPLACE "//[^\n]*" "" header "${header}")
string(REGEX MATCH "enum class WordClass {([^}]*)}" enumeration "${header}")
string(REGEX MATCHALL "[a-z_]+" known "${CMAKE_MATCH_1}")
list(REMOVE_ITEM known count)
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
endforeach()
file(TOUCH ${OUTPUT})
