#!/bin/sh
# The audit of our own and of hostile documents.
set -eu
pmml=$1 source=$2 work=$3
rm -rf "$work" && mkdir -p "$work" && cd "$work"
. "$source/tests/cli/expect.sh"

"$pmml" fit "$source/samples/data/iris.csv" --estimator decision_tree_classifier \
  --target species -o iris.pmml > fit.txt
expect 0 "nothing but plain PMML" "$pmml" audit iris.pmml
expect 0 '"clean": true' "$pmml" audit iris.pmml --json
expect 3 "E-NOFILE" "$pmml" audit none.pmml
printf '<PMML' > broken.pmml
expect 1 "E-" "$pmml" audit broken.pmml

# An archive with everything that people know of it: what its provenance states is no finding in the
# sentences that repeat it, and one in other texts.
"$pmml" fit "$source/samples/data/penguins.csv" --estimator decision_tree_classifier \
  --target species --facts "$source/samples/data/penguins.facts.json" -o penguins.pmml > fit.txt
grep -q 'Annotation.*https://doi.org/' penguins.pmml
expect 0 "nothing but plain PMML" "$pmml" audit penguins.pmml
sed 's#<Annotation>#&See https://example.org/x and /home/me/y. #' penguins.pmml > leaking.pmml
expect 1 "external-reference: names something outside of the document: https://example.org/x" \
  "$pmml" audit leaking.pmml
expect 1 "personal-text: looks like a path of a file system: /home/me/y" "$pmml" audit leaking.pmml

# An escape sequence cannot stand in XML, but C1 controls, bidi marks and markup can.
csi=$(printf '\302\233') rlo=$(printf '\342\200\256')
sed "s#<Application#<Extension extender=\"them\" name=\"a${csi}2Jb${rlo}c\"><b/></Extension>&#" \
  iris.pmml > hostile.pmml
expect 1 'extension: is private content of its extender' "$pmml" audit hostile.pmml
expect 1 "at /PMML/Header/Extension" "$pmml" audit hostile.pmml
for mark in "$csi" "$rlo"; do
  if "$pmml" audit hostile.pmml | grep -qF "$mark"; then
    echo "FAILED: a control character reaches the terminal"
    failures=$((failures + 1))
  fi
done
expect 1 '"subject": "them"' "$pmml" audit hostile.pmml --json
expect 0 "plain PMML" "$pmml" audit hostile.pmml --accept-extender them
expect 1 "1 findings" "$pmml" audit hostile.pmml --accept-extender others

# The manual lists every kind, and its command does what it says.
for kind in $(sed -n '/kind_names\[\]/,/};/p' "$source/pmml/archive/trust.cpp" | grep -o '"[a-z-]*"' |
              tr -d '"'); do
  expect 0 "" grep -qF "| \`$kind\` |" "$source/docs/audit.md"
done
expect 0 "" "$pmml" audit "$source/tests/archive/explain/linear.pmml"
finish
