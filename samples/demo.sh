#!/bin/sh
# What the tool does, on real data: archive, validate, load, score, verify, compare.
set -eu
pmml=$1
samples=$(dirname "$pmml")/../../samples
data=$(dirname "$0")/data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { printf '\n== %s\n' "$1"; }

step "Fit a random forest to iris and archive it; save proves the file before it appears"
"$pmml" fit "$data/iris.csv" --estimator random_forest_classifier --target species \
  --set n_estimators=20 -o "$work/iris.pmml"

step "Fit a pipeline to penguins: missing values imputed, categories encoded, numbers scaled"
"$pmml" fit "$data/penguins.csv" --estimator logistic_regression --target species \
  -o "$work/penguins.pmml"

step "The head of the document, as a person reads it"
head -n 24 "$work/penguins.pmml"

step "What is in it"
"$pmml" info "$work/penguins.pmml"

step "Well-formed, valid against the XML Schema (Xerces), and by the rules of the standard"
"$pmml" validate "$work/iris.pmml"
"$pmml" validate "$work/penguins.pmml"

step "Brought back as an estimator: predictions and probabilities, bit for bit"
"$samples/archive_and_load" "$data/iris.csv" species random_forest_classifier "$work/again.pmml"

step "Scored by an engine that knows nothing of the estimators"
"$pmml" score "$work/penguins.pmml" "$data/penguins.csv" -o "$work/scores.csv"
head -n 4 "$work/scores.csv"

step "The verification rows inside the document, replayed"
"$pmml" verify "$work/iris.pmml"
"$pmml" verify "$work/penguins.pmml"

step "In what a forest of 20 trees differs from one of 21"
"$pmml" fit "$data/iris.csv" --estimator random_forest_classifier --target species \
  --set n_estimators=21 -o "$work/more.pmml" > /dev/null
"$pmml" diff "$work/iris.pmml" "$work/more.pmml" > "$work/diff.txt" || true
head -n 8 "$work/diff.txt"

step "An archive of level A2: facts, provenance, cross-validation, seal"
"$pmml" fit "$data/penguins.csv" --estimator logistic_regression --target species \
  --facts "$data/penguins.facts.json" --source "$data/make_data.py" -o "$work/archive.pmml"
"$pmml" validate "$work/archive.pmml" --profile A2

step "Every promise of the archive, with its data: scores recomputed, cross-validation refitted"
"$pmml" verify "$work/archive.pmml" --data "$data/penguins.csv" --source "$data/make_data.py"

step "The seal, checked without this program"
grep -v 'name="seal"' "$work/archive.pmml" | sha256sum
grep 'name="seal"' "$work/archive.pmml"

step "What the archive holds besides plain PMML"
"$pmml" audit "$work/archive.pmml"

step "How it scores, in words"
"$pmml" explain "$work/archive.pmml" > "$work/archive.txt"
sed -n '/^The model/,$p' "$work/archive.txt" | head -n 30

step "A page for people, and a model card"
"$pmml" report "$work/archive.pmml" -o "$work/archive.html"
"$pmml" report "$work/archive.pmml" -o "$work/archive.md" --format markdown
head -n 20 "$work/archive.md"

step "Done: every step above passed"
