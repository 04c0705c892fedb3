# Script: writes OUTPUT, a C++ source whose pmml::FUNCTION() returns the text of the file INPUT.
file(READ "${INPUT}" text)
string(LENGTH "${text}" length)
file(WRITE "${OUTPUT}.new"
  "#include <string_view>\n\nnamespace pmml {\n\n"
  "std::string_view ${FUNCTION}();\n"
  "std::string_view ${FUNCTION}() {\n  return std::string_view(\"\"\n")
set(begin 0)
while(begin LESS length)
  string(SUBSTRING "${text}" ${begin} 8000 chunk)
  file(APPEND "${OUTPUT}.new" "R\"~pmml~(${chunk})~pmml~\"\n")
  math(EXPR begin "${begin} + 8000")
endwhile()
file(APPEND "${OUTPUT}.new" ", ${length});\n}\n\n}  // namespace pmml\n")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
