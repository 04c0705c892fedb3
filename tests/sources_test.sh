#!/bin/sh
# Fails when a source of the library calls what depends on the locale, loses digits of numbers or
# starts programs. Usage: sources_test.sh SOURCE_ROOT
set -eu
cd "$1"
forbidden='\b(strto[dfl]+|sto[dfil]+|ato[fil]|as_double|setlocale|popen|dlopen)\b|std::regex|\bsystem *\('

# The pattern itself must find what it is for.
for call in 'strtod(s, &e)' 'std::stod(s)' 'atof(s)' 'x.as_double()' 'std::regex r' \
            'setlocale(LC_ALL, "")' 'system("ls")' 'popen("ls", "r")' 'dlopen(p, 0)'; do
  echo "$call" | grep -qE "$forbidden" || { echo "the pattern misses $call"; exit 1; }
done

if grep -rnE "$forbidden" --include='*.h' --include='*.cpp' pmml estimators; then
  echo "forbidden calls, see above"
  exit 1
fi
