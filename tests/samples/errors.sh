#!/bin/sh
# Every problem id that the sources use is listed in docs/errors.md.
set -eu
cd "$1"
missing=0
for id in $(grep -ohE '"[EW]-[A-Z][A-Z0-9-]+"' -r pmml estimators --include='*.cpp' --include='*.h' |
            tr -d '"' | sort -u); do
  grep -qE "(^| |\||,)$id( |,|\|)" docs/errors.md || { echo "not in docs/errors.md: $id"; missing=1; }
done
exit $missing
