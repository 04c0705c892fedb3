#!/bin/sh
# The verb report: both formats, its exit codes, and that a failure leaves the old file.
set -eu
pmml=$1 source=$2 work=$3
rm -rf "$work" && mkdir -p "$work" && cd "$work"
. "$source/tests/cli/expect.sh"

"$pmml" fit "$source/samples/data/iris.csv" --estimator decision_tree_classifier --target species \
  --set max_depth=2 -o iris.pmml > /dev/null
expect 0 "wrote iris.html" "$pmml" report iris.pmml -o iris.html
expect 0 '"output": "iris.md"' "$pmml" report iris.pmml -o iris.md --format markdown --json
expect 0 "petal_width" grep -F "petal_width" iris.html
expect 0 "Decision tree for species" head -n 1 iris.md

# The same file gives the same bytes, under another name, in another folder and time zone.
mkdir elsewhere && cp iris.pmml elsewhere/other.pmml
expect 0 "" env TZ=Asia/Tokyo LC_ALL=C "$pmml" report elsewhere/other.pmml -o elsewhere/other.html
expect 0 "" cmp iris.html elsewhere/other.html

# What cannot be read or written leaves the old file as it was.
cp iris.html before.html
printf '<PMML' > broken.pmml
expect 1 "broken.pmml" "$pmml" report broken.pmml -o iris.html
expect 3 "absent.pmml" "$pmml" report absent.pmml -o iris.html
expect 0 "" cmp iris.html before.html
expect 3 "no/such/folder" "$pmml" report iris.pmml -o no/such/folder/iris.html
expect 2 "--format" "$pmml" report iris.pmml -o iris.html --format pdf
expect 2 "--output" "$pmml" report iris.pmml
finish
