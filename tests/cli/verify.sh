#!/bin/sh
# What `pmml verify` says and how it ends, for models that were archived and for what was changed.
set -eu
pmml=$1 source=$2 work=$3
rm -rf "$work" && mkdir -p "$work" && cd "$work"
. "$source/tests/cli/expect.sh"
data=$source/samples/data
verify="$pmml verify"

mkdir src && printf 'print(1)\n' > src/train.py
$pmml fit "$data/penguins.csv" --estimator decision_tree_classifier --target species \
  --facts "$data/penguins.facts.json" --source src -o good.pmml > /dev/null
expect 0 "0 differ" $verify good.pmml
expect 0 "0 differ, 1 not checked" $verify good.pmml --data "$data/penguins.csv" --source src
expect 0 "the training data were not given" $verify good.pmml
expect 0 "fitting again was not wanted" $verify good.pmml --data "$data/penguins.csv" --no-refit
expect 0 '"id": "seal"' $verify good.pmml --json
expect 3 "E-NOFILE" $verify missing.pmml
expect 2 "requires --data" $verify good.pmml --drift
$pmml convert good.pmml -o good.pmml.gz > /dev/null
expect 0 "match        canonical" $verify good.pmml.gz

# What was changed: the exit code is 1, and the line names it.
sed 's/ score="Adelie"/ score="Gentoo"/' good.pmml > changed.pmml
expect 1 "differs      seal" $verify changed.pmml
expect 1 "differs      verification-rows" $verify changed.pmml
sed 's/bill_length_mm/beak_length_mm/g' good.pmml > renamed.pmml
expect 1 "differs      seal" $verify renamed.pmml
sed '2,$s/^/ /' good.pmml > indented.pmml
expect 1 "differs      canonical" $verify indented.pmml
head -c 5000 good.pmml > cut.pmml
expect 1 "differs      well-formed" $verify cut.pmml
expect 1 "because the text cannot be read as a document" $verify cut.pmml
expect 1 "E-FILE-MISSING" $verify good.pmml --data missing.csv
sed 's/$/\r/' "$data/penguins.csv" > crlf.csv
expect 1 "the file digest differs but the table digest matches" $verify good.pmml --data crlf.csv
sed '2s/39.1/39.2/' "$data/penguins.csv" > cell.csv
expect 1 "differs      data-table" $verify good.pmml --data cell.csv
printf 'print(2)\n' > src/train.py
expect 1 "train.py is another file than the recorded one" $verify good.pmml --source src
expect 1 "E-NOFILE" $verify good.pmml --source missing

# Nothing promised is nothing verified.
sed '/<Extension/d; /<MiningBuildTask>/,/<\/MiningBuildTask>/d; /<ModelVerification/,/<\/ModelVerification>/d' \
  good.pmml > silent.pmml
expect 1 "nothing about scores could be checked" $verify silent.pmml

# New data against the statistics.
expect 0 "body_mass_g: PSI 0" $verify good.pmml --data "$data/penguins.csv" --drift
sed -n '1p; /Gentoo/p' "$data/penguins.csv" > gentoo.csv
expect 1 "differs      drift" $verify good.pmml --data gentoo.csv --drift
expect 1 '"level": "significant"' $verify good.pmml --data gentoo.csv --drift --json

# JUnit XML, also when names are hostile: well-formed, and no PMML.
expect 0 "" $verify good.pmml --junit junit.xml
expect 0 "<skipped message=" cat junit.xml
expect 1 "" $verify changed.pmml --junit failed.xml
expect 0 "<failure message=" cat failed.xml
printf '"a""<&>",b\n1,x\n2,y\n3,x\n4,y\n' > hostile.csv
$pmml fit hostile.csv --estimator decision_tree_classifier --target b --cv 2 \
  -o 'a"<&>.pmml' > /dev/null
bad=$(printf 'b\033[31m\377.csv')
printf '"a""<&>",b\n1,\033[31mz\n2,y\n' > "$bad"
expect 1 "" $verify 'a"<&>.pmml' --data "$bad" --junit hostile.xml
for file in junit.xml failed.xml hostile.xml; do
  expect 1 "E-NAMESPACE" $pmml validate $file
done
expect 1 "" grep -c "$(printf '\033')" hostile.xml
expect 1 "" $verify 'a"<&>.pmml' --data "$bad"
expect 1 "" grep -c "$(printf '\033')" out.txt
expect 3 "E-WRITE" $verify good.pmml --junit missing_folder/junit.xml

# The commands of the manual, as they stand there; the digests by hand are those in the document.
mkdir manual && cp good.pmml manual/penguins.pmml && cp "$data/penguins.csv" manual/penguins.csv
cp "$data/penguins.csv" manual/new_penguins.csv
mkdir manual/src && printf 'print(1)\n' > manual/src/train.py
awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on' "$source/docs/verify.md" > manual/commands.sh
expect 0 "0 differ" sh -c "cd manual && PATH='$(dirname "$pmml"):$PATH' sh -eux commands.sh"
by_hand=$(grep -v 'name="seal"' good.pmml | sha256sum | cut -c1-64)
expect 0 "value=\"sha256:$by_hand\"" grep 'name="seal"' good.pmml
by_hand=$(cd manual/src && find . -type f -not -path '*/.*/*' -printf '%P\0' | LC_ALL=C sort -z |
          xargs -0 sha256sum | sha256sum | cut -c1-64)
expect 0 "sha256=\"$by_hand\"" grep '<sourceCode' good.pmml
finish
