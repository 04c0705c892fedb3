#!/bin/sh
# Bad input of every kind gives a problem with an id, and never harms what was there.
set -eu
pmml=$1 source=$2 work=$3
rm -rf "$work" && mkdir -p "$work" && cd "$work"
. "$source/tests/cli/expect.sh"
data=$source/samples/data
fit="$pmml fit"

expect 2 "required" $pmml fit
expect 2 "" $pmml nonsense
expect 3 "E-NOFILE" $pmml validate missing.pmml
expect 3 "E-ISDIR" $pmml validate .
: > empty.pmml
expect 3 "E-EMPTY" $pmml validate empty.pmml
echo "not xml" > text.pmml
expect 1 "E-WF" $pmml validate text.pmml
expect 1 "E-WF" $pmml score text.pmml "$data/iris.csv"
printf '<!DOCTYPE a [<!ENTITY b "c">]><PMML/>' > doctype.pmml
expect 1 "E-DOCTYPE" $pmml validate doctype.pmml
head -c 100000 /dev/zero | sed 's/\x0/<a>/g' > deep.pmml
expect 1 "E-DEPTH" $pmml validate deep.pmml

printf 'a,b\n1,x\n2,x\n' > one_class.csv
expect 1 "E-ONE-CLASS" $fit one_class.csv --estimator logistic_regression --target b -o out.pmml
expect 1 "E-NO-COLUMN" $fit one_class.csv --estimator logistic_regression --target c -o out.pmml
expect 1 "E-ESTIMATOR-NAME" $fit one_class.csv --estimator nonsense --target b -o out.pmml
expect 1 "E-PARAM-NAME" $fit "$data/iris.csv" --estimator logistic_regression --target species \
  --set nonsense=1 -o out.pmml
expect 1 "E-PARAM-VALUE" $fit "$data/iris.csv" --estimator logistic_regression --target species \
  --set C=minus -o out.pmml
expect 1 "E-SETTING" $fit "$data/iris.csv" --estimator logistic_regression --target species \
  --set C -o out.pmml
printf 'a,b\n1,2\n3\n' > ragged.csv
expect 1 "E-CSV-ROW" $fit ragged.csv --estimator linear_regression --target b -o out.pmml
printf 'a,b\nx,"2\n' > quote.csv
expect 1 "E-CSV-QUOTE" $fit quote.csv --estimator linear_regression --target b -o out.pmml
expect 3 "E-FILE-MISSING" $fit missing.csv --estimator linear_regression --target b -o out.pmml
expect 3 "E-FILE-DIRECTORY" $fit . --estimator linear_regression --target b -o out.pmml
expect 1 "" test -e out.pmml

$fit "$data/iris.csv" --estimator decision_tree_classifier --target species -o good.pmml > /dev/null
printf 'nothing\n1\n' > no_columns.csv
expect 0 "W-COLUMN" $pmml score good.pmml no_columns.csv
sed '2s/^[^,]*/abc/' "$data/iris.csv" > text_cell.csv
expect 1 "E-RECORD" $pmml score good.pmml text_cell.csv -o scores.csv

# A disk that is full while saving: the old file stays, nothing is left beside it.
cp good.pmml old.pmml
(trap '' XFSZ; ulimit -f 1
 expect 3 "E-WRITE" $fit "$data/iris.csv" --estimator random_forest_classifier \
   --target species -o old.pmml
 finish) > disk.txt 2>&1 || { cat disk.txt; failures=1; }
expect 0 "" cmp good.pmml old.pmml
expect 0 "1" sh -c 'ls | grep -c "^old.pmml"'
expect 3 "E-WRITE" $fit "$data/iris.csv" --estimator decision_tree_classifier --target species \
  -o missing_folder/out.pmml
expect 3 "E-WRITE" $fit "$data/iris.csv" --estimator decision_tree_classifier --target species -o .

# Every cut of a document is refused.
size=$(wc -c < good.pmml)
for cut in 1 5 38 100 $((size / 2)) $((size - 3)); do
  head -c "$cut" good.pmml > cut.pmml
  expect 1 "error" $pmml validate cut.pmml
done

# A tampered number is found by the rows inside the document.
sed 's/<Node id="1" score="[^"]*"/<Node id="1" score="tampered"/' good.pmml > tampered.pmml
if ! cmp -s good.pmml tampered.pmml; then
  expect 1 "" $pmml verify tampered.pmml
fi
finish
