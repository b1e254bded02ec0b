# Writes the word lists FILES (comma separated) into OUTPUT as C++ string literals, so that the
# program needs no data files at run time.
string(REPLACE "," ";" FILES "${FILES}")
set(code "#include \"parse/text/lexicon.h\"\n\nnamespace cardlog {\n\nstd::vector<std::string_view> lexicon_files()\n{\n    return {\n")
foreach(path IN LISTS FILES)
  file(READ ${path} text)
  string(APPEND code "R\"lexicon(${text})lexicon\",\n")
endforeach()
string(APPEND code "    };\n}\n\n}  // namespace cardlog\n")
file(WRITE ${OUTPUT} "${code}")
