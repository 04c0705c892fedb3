#!/bin/sh
# Every verb on real data, with its exit codes and what it prints.
set -eu
pmml=$1 source=$2 work=$3
rm -rf "$work" && mkdir -p "$work" && cd "$work"
. "$source/tests/cli/expect.sh"
data=$source/samples/data

for estimator in logistic_regression decision_tree_classifier random_forest_classifier; do
  expect 0 "wrote $estimator.pmml" "$pmml" fit "$data/penguins.csv" --estimator $estimator \
    --target species -o $estimator.pmml
  expect 0 "valid" "$pmml" validate $estimator.pmml
  expect 0 "0 differ" "$pmml" verify $estimator.pmml --data "$data/penguins.csv"
  expect 0 "" "$pmml" score $estimator.pmml "$data/penguins.csv" -o $estimator.csv
done
for estimator in linear_regression decision_tree_regressor random_forest_regressor; do
  expect 0 "r2 of 442 training rows" "$pmml" fit "$data/diabetes.csv" --estimator $estimator \
    --target progression -o $estimator.pmml
  expect 0 "valid" "$pmml" validate $estimator.pmml
  expect 0 "0 differ" "$pmml" verify $estimator.pmml --data "$data/diabetes.csv"
done

expect 0 '"accuracy"' "$pmml" fit "$data/iris.csv" --estimator decision_tree_classifier \
  --target species --set max_depth=2 -o iris.pmml --json
expect 0 "TreeModel" "$pmml" info iris.pmml
expect 0 '"version": "4.4.1"' "$pmml" info iris.pmml --json
expect 0 '"valid": true' "$pmml" validate iris.pmml --json
expect 0 "Example:" "$pmml" score --help

# How a row comes to its result, and where another engine's results differ (calculated by hand in
# tests/conformance/cases/mining/SOURCE.md).
cases=$source/tests/conformance/cases/mining
expect 0 "equation #1 = 4" "$pmml" score "$cases/several_targets.pmml" "$cases/several_targets.csv" --explain 1
expect 0 '"kind": "segment"' "$pmml" score "$cases/several_targets.pmml" \
  "$cases/several_targets.csv" --explain 2 --json
expect 1 "expected a row from 1 to 3" "$pmml" score "$cases/several_targets.pmml" \
  "$cases/several_targets.csv" --explain 4
expect 0 "0 not" "$pmml" compare "$cases/several_targets.pmml" "$cases/several_targets.csv" \
  --expected "$cases/several_targets.expected.csv"
printf 'kind,size\nhigh,4\nlow,1.9\n,\n' > other.csv
expect 1 "row 2 size: expected 1.9, observed 1.8" "$pmml" compare "$cases/several_targets.pmml" \
  "$cases/several_targets.csv" --expected other.csv
expect 1 "      node #3 = low" "$pmml" compare "$cases/several_targets.pmml" \
  "$cases/several_targets.csv" --expected other.csv
printf 'size\n4\n' > short.csv
expect 1 "found 1 rows" "$pmml" compare "$cases/several_targets.pmml" \
  "$cases/several_targets.csv" --expected short.csv
printf 'other\n4\n1\n2\n' > alien.csv
expect 1 "a column named like a result" "$pmml" compare "$cases/several_targets.pmml" \
  "$cases/several_targets.csv" --expected alien.csv

# The same data, estimator and options give the same bytes.
"$pmml" fit "$data/iris.csv" --estimator decision_tree_classifier --target species \
  --set max_depth=2 -o again.pmml > /dev/null
expect 0 "" cmp iris.pmml again.pmml
expect 0 "no difference" "$pmml" diff iris.pmml again.pmml
expect 1 "linear_regression" "$pmml" diff linear_regression.pmml iris.pmml

# Archives: the level that the facts allow, what is missing, and facts that are wrong.
facts=$data/penguins.facts.json
expect 0 "archive level A0" "$pmml" fit "$data/penguins.csv" --estimator decision_tree_classifier \
  --target species --set max_depth=2 -o bare.pmml
cp out.txt said.txt
expect 0 "A1-AGENT It is said who answers for the model." cat said.txt
expect 0 "archive level A2" "$pmml" fit "$data/penguins.csv" --estimator decision_tree_classifier \
  --target species --set max_depth=2 --facts "$facts" --source "$data/make_data.py" \
  --embed-source --timestamp 2026-01-31T12:00:00Z -o archive.pmml
expect 0 "valid" "$pmml" validate archive.pmml --profile A2
expect 1 "A1-AGENT" "$pmml" validate bare.pmml --profile A1
expect 0 "valid" "$pmml" validate bare.pmml --profile A0
expect 2 "A3" "$pmml" validate bare.pmml --profile A3
expect 0 'fitted="2026-01-31T12:00:00Z"' cat archive.pmml
expect 0 "0 differ" "$pmml" verify archive.pmml --data "$data/penguins.csv" \
  --source "$data/make_data.py"
expect 0 "def main" cat archive.pmml
SOURCE_DATE_EPOCH=86400 "$pmml" fit "$data/penguins.csv" --estimator decision_tree_classifier \
  --target species --facts "$facts" -o epoch.pmml > /dev/null
expect 0 'fitted="1970-01-02T00:00:00Z"' cat epoch.pmml
expect 1 "E-TIMESTAMP" env SOURCE_DATE_EPOCH=yesterday "$pmml" fit "$data/penguins.csv" \
  --estimator decision_tree_classifier --target species -o never.pmml
printf '{"agent": {"name": "x", "shoe": 4}, "rights": {"personalData": "maybe"}, "fieldz": {}}' > bad.json
expect 1 "E-FACT-UNKNOWN at /agent/shoe" "$pmml" fit "$data/penguins.csv" \
  --estimator decision_tree_classifier --target species --facts bad.json -o never.pmml
cp out.txt said.txt
expect 0 "E-FACT-VALUE at /rights/personalData" cat said.txt
expect 0 "E-FACT-UNKNOWN at /fieldz" cat said.txt
printf '{"fields": {"colour": {"unit": "nm"}}}' > alien.json
expect 1 "E-FACT-FIELD" "$pmml" fit "$data/penguins.csv" \
  --estimator decision_tree_classifier --target species --facts alien.json -o never.pmml
expect 1 "E-FACTS-JSON" "$pmml" fit "$data/penguins.csv" --estimator decision_tree_classifier \
  --target species --facts "$data/penguins.csv" -o never.pmml
expect 3 "E-NOFILE" "$pmml" fit "$data/penguins.csv" --estimator decision_tree_classifier \
  --target species --source nowhere -o never.pmml
expect 1 "" test -e never.pmml
head -n 4 "$data/penguins.csv" > few.csv
sed -n '200,202p' "$data/penguins.csv" >> few.csv
expect 0 "archive level A1" "$pmml" fit few.csv --estimator decision_tree_classifier \
  --target species --facts "$facts" --source "$data/make_data.py" -o few.pmml
expect 0 'fact="crossValidation" reason=' cat few.pmml

# Canonical text is a fixed point, through gzip as well.
expect 0 "" "$pmml" convert iris.pmml -o iris.pmml.gz
expect 0 "" "$pmml" convert iris.pmml.gz -o back.pmml
expect 0 "" cmp iris.pmml back.pmml
expect 0 "valid" "$pmml" validate iris.pmml.gz

# One output row per input row; inputs copied on request.
"$pmml" score iris.pmml "$data/iris.csv" --copy-columns -o scores.csv
expect 0 "151" wc -l scores.csv
expect 0 "sepal" head -n 1 scores.csv
expect 0 '"rows": 150' "$pmml" score iris.pmml "$data/iris.csv" --json

# Other separators and markers of missing values.
sed 's/,/;/g; s/NA/?/g' "$data/penguins.csv" > other.csv
expect 0 "" "$pmml" score logistic_regression.pmml other.csv --separator ';' \
  --missing-values '?' -o other_scores.csv
tr ';' ',' < other_scores.csv | sed 's/?//g' > a.csv
expect 0 "" test -s a.csv

# Vendor markup counts as not valid unless it is allowed.
sed 's/<TreeModel /<TreeModel x-note="1" /' iris.pmml > vendor.pmml
expect 1 "E-VENDOR" "$pmml" validate vendor.pmml
expect 0 "valid" "$pmml" validate vendor.pmml --vendor allow
expect 0 "valid" "$pmml" validate iris.pmml --schema "$source/xsd/pmml-4-4.xsd"
finish
