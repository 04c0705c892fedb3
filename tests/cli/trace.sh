#!/bin/sh
# How a row comes to its result, as the manual shows it, for a person and as JSON.
set -eu
pmml=$1 source=$2 work=$3
rm -rf "$work" && mkdir -p "$work" && cd "$work"
. "$source/tests/cli/expect.sh"
ln -s "$source/tests" tests
ln -s "$pmml" pmml

# The commands of the manual; the first gives what stands below it.
awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on' "$source/docs/trace.md" > commands.sh
awk '/^```text/ { on = 1; next } /^```/ { on = 0 } on' "$source/docs/trace.md" > excerpt.txt
expect 0 "0 not" env PATH=".:$PATH" sh -eu commands.sh
expect 0 "reasonCode YOUNG = 15" env PATH=".:$PATH" sh -c "$(head -n 1 commands.sh)"
cp out.txt said.txt
expect 0 "" cmp said.txt excerpt.txt

cases=tests/conformance/cases
# traced KIND CASE: the JSON of the trace of row 1 holds a step of that kind.
traced() {
  expect 0 "\"kind\": \"$1\"" ./pmml score "$cases/$2.pmml" "$cases/$2.csv" --explain 1 --json
}
traced averagePathLength anomaly_detection/iforest
traced rule association/flags
traced logDensity baseline/cusum_gaussian
traced posterior bayesian_network/discrete
traced distance clustering/differences
traced covariance gaussian_process/printed
traced parameter general_regression/design
traced segment mining/several_targets
traced logLikelihood naive_bayes/counts
traced neighbor nearest_neighbor/class-majorityVote
traced neuron neural_network/activations
traced rule rule_set/weightedSum
traced characteristic scorecard/below
traced row sequence/purchases
traced kernel support_vector_machine/votes-shares
traced similarity text/cosine_idf
traced season time_series/damped
traced node embedded/selection
cp out.txt said.txt
expect 0 '"row": 1' cat said.txt
expect 0 '"steps": [' cat said.txt

# Long lists are cut.
{
  echo '<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/><DataDictionary>'
  echo '<DataField name="x" optype="continuous" dataType="double"/></DataDictionary>'
  echo '<ClusteringModel functionName="clustering" modelClass="centerBased" numberOfClusters="130">'
  echo '<MiningSchema><MiningField name="x"/></MiningSchema>'
  echo '<ComparisonMeasure kind="distance"><euclidean/></ComparisonMeasure>'
  echo '<ClusteringField field="x"/>'
  i=0
  while [ $i -lt 130 ]; do
    echo "<Cluster><Array n=\"1\" type=\"real\">$i</Array></Cluster>"
    i=$((i + 1))
  done
  echo '</ClusteringModel></PMML>'
} > many.pmml
printf 'x\n7\n' > many.csv
expect 0 "  ... 30 more" ./pmml score many.pmml many.csv --explain 1
finish
