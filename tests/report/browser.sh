#!/bin/sh
# The pages of several models, one of them hostile, in a browser; see browser.py.
set -eu
python=$1 axe=$2 pmml=$3 source=$4 work=$5
here=$source/tests/report
command -v "$python" > /dev/null || { echo "SKIPPED: Python is not installed"; exit 0; }
rm -rf "$work" && mkdir -p "$work"
fit() {
  "$pmml" fit "$source/samples/data/$1.csv" --estimator "$2" --target "$3" -o "$work/$2.pmml" \
    > /dev/null
}
fit iris decision_tree_classifier species
fit penguins logistic_regression species
fit iris random_forest_classifier species
"$python" -B "$here/browser.py" "$axe" "$pmml" "$work" "$work"/*.pmml "$here/sample.pmml" \
  "$here/hostile.pmml" "$source/tests/conformance/cases/clustering/single.pmml"
