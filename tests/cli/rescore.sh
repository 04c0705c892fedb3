#!/bin/sh
# A program that follows the text of `pmml explain`, and knows nothing else, scores like pmml.
set -eu
pmml=$1 source=$2 work=$3
rm -rf "$work" && mkdir -p "$work" && cd "$work"

# The excerpt in the manual is what the command prints.
"$pmml" explain "$source/tests/archive/explain/linear.pmml" > linear.txt
awk '/^```text/ { on = 1; next } /^```/ { on = 0 } on' "$source/docs/explain.md" > excerpt.txt
[ "$(wc -l < excerpt.txt)" -gt 20 ]
first=$(grep -nxF "$(head -1 excerpt.txt)" linear.txt | head -1 | cut -d: -f1)
tail -n "+$first" linear.txt | head -n "$(wc -l < excerpt.txt)" | diff excerpt.txt -

command -v python3 > /dev/null || { echo "SKIPPED: no python3"; exit 0; }
[ "$(wc -l < "$source/tests/archive/rescore.py")" -le 150 ]

# same ESTIMATOR DATA TARGET WHAT: the model, whose text tells of WHAT, is scored alike.
same() {
  data=$source/samples/data/$2
  "$pmml" fit "$data" --estimator "$1" --target "$3" -o model.pmml > fit.txt
  "$pmml" explain model.pmml > model.txt
  grep -qF "* $4" model.txt
  "$pmml" score model.pmml "$data" -o scores.csv > score.txt
  python3 "$source/tests/archive/rescore.py" model.pmml "$data" scores.csv
}
same linear_regression diabetes.csv progression "Regression"
same logistic_regression penguins.csv species "Regression"
same logistic_regression iris.csv species "Regression"
same decision_tree_classifier penguins.csv species "Decision trees"
same decision_tree_regressor diabetes.csv progression "Decision trees"

# It does find a difference.
sed 's/score="\([0-9]*\)\(.*\)"/score="1\1\2"/' model.pmml > other.pmml
if python3 "$source/tests/archive/rescore.py" other.pmml "$data" scores.csv 2> found.txt; then
  echo "FAILED: another model is scored alike"
  exit 1
fi
grep -q "here" found.txt
