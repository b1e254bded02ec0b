# A word list with a section that nothing reads must end the build, and say which.
# SOURCES is the folder of check_lexicon.cmake and lexicon.h, FOLDER one for the lists made here.
cmake_minimum_required(VERSION 3.25)

function(check name text)
  file(WRITE ${FOLDER}/${name}.txt "${text}")
  execute_process(
    COMMAND ${CMAKE_COMMAND} -DFILES=${FOLDER}/${name}.txt -DOUTPUT=${FOLDER}/${name}.checked
            -DWORD_CLASSES=${SOURCES}/lexicon.h -P ${SOURCES}/check_lexicon.cmake
    RESULT_VARIABLE result ERROR_VARIABLE error)
  string(REGEX REPLACE "[ \n]+" " " error "${error}")
  set(result ${result} PARENT_SCOPE)
  set(error "${error}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${FOLDER})
check(known "# Known.\n[title]\nLeiter\n[second_level]\nco\n")
if(NOT result EQUAL 0 OR NOT EXISTS ${FOLDER}/known.checked)
  message(FATAL_ERROR "a list with known sections was refused: ${error}")
endif()
foreach(section titel "job title" count title2)
  check(unknown "[title]\nLeiter\n[${section}]\nLeiterin\n")
  if(result EQUAL 0 OR EXISTS ${FOLDER}/unknown.checked)
    message(FATAL_ERROR "a list with the unknown section [${section}] was taken")
  endif()
  if(NOT error MATCHES "unknown.txt: nothing reads a section .${section}.;")
    message(FATAL_ERROR "the section [${section}] is not named: ${error}")
  endif()
endforeach()
