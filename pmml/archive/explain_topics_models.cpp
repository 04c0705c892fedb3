// Texts of regression, trees, ensembles, scorecards, rules, clusters and neighbours.
#include "pmml/archive/explain_topics.h"

namespace pmml::archive {
namespace {

constexpr Topic model_topic_table[] = {
    {"Regression",
     "RegressionModel RegressionTable NumericPredictor CategoricalPredictor "
     "PredictorTerm Regression",
     R"(Each RegressionTable gives a number y. Begin with its intercept; then, in the order of the
document, add for each NumericPredictor coefficient * field ^ exponent (exponent 1 when absent), for
each CategoricalPredictor its coefficient if the field equals its value, and for each PredictorTerm
coefficient * the product of the fields that its FieldRefs name. When a field of a NumericPredictor
or a PredictorTerm is missing the table has no y and the model no result; a missing field of a
CategoricalPredictor adds nothing.

For functionName regression there is one table and the result is F(y). For classification there is
one table per category (targetCategory) and the probabilities follow from all y as
normalizationMethod says. With one or two tables and a link F (not softmax or simplemax) the category
of the first table has the probability F(y) and the other one the rest to 1. For an ordinal target
(the tables stand in its order) F(y) of a table is the probability of its category and all before
it, so that its own is the difference to the one before; the last has the rest to 1. The category
with the largest probability is predicted, of equals the first in the order of the target's
Values.)"},
    {"Decision trees", "TreeModel Node ScoreDistribution DecisionTree",
     R"(A tree begins at the Node directly in the model. If its condition is not true there is no
result. Then, at every Node, look at the Nodes in it in the order of the document: the first one
whose condition is true is entered. A Node that has no Nodes in it is the end. Conditions that are
unknown before one that is true are treated as missingValueStrategy says. If no condition is true,
noTrueChildStrategy decides.

The result is the score of the Node at the end; without a score it is the value of the
ScoreDistribution with the largest probability or recordCount, the first one of equals. The
probability of a category is the probability of its ScoreDistribution in that Node if it is given,
else its recordCount divided by the sum of the recordCounts of all ScoreDistributions of that Node;
a category that is not listed has probability 0. confidence is that of the ScoreDistribution,
multiplied by missingValuePenalty (1 when absent) for every time that defaultChild or a surrogate
was used on the way. In place of Nodes a Node may hold a model, whose result is then that of the
Node.)"},
    {"Several models together", "MiningModel Segmentation Segment VariableWeight ResultField",
     R"(A MiningModel has Segments. Each has a condition, a model of its own and a weight (1 when
absent; VariableWeight multiplies it by the value of a field). Only Segments whose condition is true
take part; unknown is not true. The model of a Segment sees the fields as the outer model has
prepared them, the derived fields of the outer model, and then prepares them by its own
MiningSchema. Its own Targets apply before the results are put together, those of the outer model
after. When no Segment takes part there is no result. multipleModelMethod says how the results are
put together; for a classification the probabilities are put together and the category with the
largest one is predicted. A Segment that predicts a category without probabilities counts as
probability 1 of it. Of equals the first in the order of the target's Values wins.)"},
    {"Scorecards", "Scorecard Characteristics Characteristic Attribute ComplexPartialScore",
     R"(The score is initialScore plus, for every Characteristic, the partial score of its first
Attribute whose condition is true; unknown is not true. The partial score is the value of the
ComplexPartialScore if there is one, else partialScore. When no Attribute of a Characteristic is true
there is no result.

Reason codes (unless useReasonCodes is false): each Characteristic has a difference between its
baselineScore (its own, else that of the Scorecard) and its partial score. The differences of
Characteristics with the same reason code (that of the Attribute, else that of the Characteristic)
are added. The codes are sorted from the largest difference down, equals in the order of the
document; rank 1 is the largest. Negative differences are no reason; ranks beyond the list are
missing.)"},
    {"Rule sets", "RuleSetModel RuleSet RuleSelectionMethod SimpleRule CompoundRule",
     R"(A SimpleRule fires when its condition and those of all CompoundRules around it are true;
unknown is not true. Rules are looked at in the order of the document, a CompoundRule with what is in
it before the next one. The first RuleSelectionMethod decides. When no rule fires the result is
defaultScore with defaultConfidence, if that is given. Weight and confidence of a rule are 1 when
absent.)"},
    {"Clusters",
     "ClusteringModel ClusteringField Cluster MissingValueWeights KohonenMap Covariances",
     R"(Every Cluster has an Array with one coordinate per ClusteringField (those with
isCenterField="false" left out), in their order. The record is compared with each Cluster by the
ComparisonMeasure. The Cluster with the smallest distance or the largest similarity wins, the first
one of equals. The result is its id, or without one its number counted from 1.)"},
    {"Nearest neighbours",
     "NearestNeighborModel TrainingInstances InstanceFields InstanceField "
     "KNNInputs KNNInput",
     R"(TrainingInstances hold known cases as rows of a table; InstanceField says in which column a
field stands. Unless isTransformed is true the derived fields that are compared are computed for
every case first. The record is compared with each case by the ComparisonMeasure over the fields of
the KNNInputs. The numberOfNeighbors nearest cases count, of equals those that come first. Their
values of the target are put together as continuousScoringMethod or categoricalScoringMethod says.
The id of a neighbour is its value of instanceIdVariable, or without one the number of its row.)"},
    {"Comparing two records",
     "ComparisonMeasure Comparisons euclidean squaredEuclidean chebychev cityBlock "
     "minkowski simpleMatching jaccard tanimoto binarySimilarity",
     R"(For each field i compute c(i) from the value x of the record and the value z it is compared
with, as compareFunction says (that of the field, else that of the ComparisonMeasure). W(i) is the
fieldWeight, 1 when absent. Fields that are missing in the record are left out, and the sum is
multiplied by A: the sum of the MissingValueWeights (1 each when absent) of all fields divided by
that of the fields that are not missing. When all are missing there is no result. The measure is:
euclidean: the square root of A * sum of W c^2; squaredEuclidean: A * sum of W c^2; chebychev: A *
the largest W c; cityBlock: A * sum of W c; minkowski: (A * sum of W c^p) ^ (1/p), p the
p-parameter.

For fields of 0 and 1 let a11 be the number of fields that are 1 in both, a10 of those that are 1 in
the record and 0 in the other, a01 of the opposite, a00 of those that are 0 in both. simpleMatching:
(a11 + a00) / (a11 + a10 + a01 + a00); jaccard: a11 / (a11 + a10 + a01); tanimoto: (a11 + a00) /
(a11 + 2 (a10 + a01) + a00); binarySimilarity: (c11 a11 + c10 a10 + c01 a01 + c00 a00) / (d11 a11 +
d10 a10 + d01 a01 + d00 a00) with its parameters. A denominator of 0 gives 0.)"},
};

constexpr ValueText model_value_table[] = {
    {"RegressionModel Regression", "normalizationMethod", "none",
     "F(y) = y. For classification with more than two tables the probabilities are the y, that of "
     "the last table the rest to 1; with one or two, y is first brought into 0 to 1"},
    {"RegressionModel Regression", "normalizationMethod", "softmax",
     "p(i) = exp(y(i)) / sum of all exp(y(j)); with a single table F(y) = 1 / (1 + exp(-y))"},
    {"RegressionModel Regression", "normalizationMethod", "simplemax",
     "p(i) = y(i) / sum of all y(j)"},
    {"RegressionModel Regression", "normalizationMethod", "logit",
     "F(y) = 1 / (1 + exp(-y)). With more than two tables of a target that is not ordinal the "
     "probabilities are the F(y), each divided by the sum of all (so with every link but none)"},
    {"RegressionModel Regression", "normalizationMethod", "probit",
     "F(y) is the standard normal distribution function at y"},
    {"RegressionModel Regression", "normalizationMethod", "cloglog", "F(y) = 1 - exp(-exp(y))"},
    {"RegressionModel Regression", "normalizationMethod", "loglog", "F(y) = exp(-exp(-y))"},
    {"RegressionModel Regression", "normalizationMethod", "cauchit", "F(y) = 0.5 + arctan(y) / pi"},
    {"RegressionModel Regression", "normalizationMethod", "exp", "F(y) = exp(y)"},
    {"TreeModel DecisionTree", "missingValueStrategy", "none",
     "unknown counts as false: the next Node is looked at"},
    {"TreeModel DecisionTree", "missingValueStrategy", "lastPrediction",
     "at the first unknown condition the way ends; the result is that of the Node reached so far"},
    {"TreeModel DecisionTree", "missingValueStrategy", "nullPrediction",
     "at the first unknown condition there is no result"},
    {"TreeModel DecisionTree", "missingValueStrategy", "defaultChild",
     "at the first unknown condition the Node whose id is the defaultChild of the Node around it "
     "is "
     "entered"},
    {"TreeModel DecisionTree", "missingValueStrategy", "weightedConfidence",
     "at the first unknown condition all Nodes beside it that are not false are followed; the "
     "confidence of a category is the sum over them of its confidence there times the recordCount "
     "of that Node divided by the recordCount of the Node around them; the largest wins"},
    {"TreeModel DecisionTree", "missingValueStrategy", "aggregateNodes",
     "Nodes with unknown conditions are followed as well as the first true one after them, down to "
     "all ends reached; the recordCounts of equal categories are added; the largest sum wins, and "
     "probabilities are the sums divided by their total"},
    {"TreeModel DecisionTree", "noTrueChildStrategy", "returnNullPrediction",
     "if no condition is true there is no result"},
    {"TreeModel DecisionTree", "noTrueChildStrategy", "returnLastPrediction",
     "if no condition is true the result is that of the Node reached last, if it has a score"},
    {"Segmentation", "multipleModelMethod", "majorityVote",
     "every Segment votes for its predicted value; the probability of a category is its share of "
     "the votes"},
    {"Segmentation", "multipleModelMethod", "weightedMajorityVote",
     "the same with the weights of the Segments as votes"},
    {"Segmentation", "multipleModelMethod", "average",
     "the mean of the numbers; for classification the mean of the probabilities of each category"},
    {"Segmentation", "multipleModelMethod", "weightedAverage",
     "sum of weight * result divided by the sum of the weights; for classification of the "
     "probabilities of each category"},
    {"Segmentation", "multipleModelMethod", "median",
     "the middle number, of an even count the mean of the two middle ones; for classification the "
     "category with the largest median probability, with the probabilities of the Segments whose "
     "probability of it is nearest to that median (of several, their means)"},
    {"Segmentation", "multipleModelMethod", "weightedMedian",
     "sort the numbers: the first one at which the weights so far reach half of all; for "
     "classification the category for which this is largest"},
    {"Segmentation", "multipleModelMethod", "max",
     "the category that has the largest probability in any Segment, with the probabilities of that "
     "Segment (of several, their means)"},
    {"Segmentation", "multipleModelMethod", "sum", "the sum of the numbers, in order"},
    {"Segmentation", "multipleModelMethod", "weightedSum", "the sum of weight * number, in order"},
    {"Segmentation", "multipleModelMethod", "selectFirst",
     "the result of the first Segment whose condition is true"},
    {"Segmentation", "multipleModelMethod", "selectAll",
     "every Segment gives its own result; OutputField/@segmentId picks one. Without Output all are "
     "given, the id of the Segment in parentheses behind each name"},
    {"Segmentation", "multipleModelMethod", "modelChain",
     "the Segments are computed in order; OutputFields of a Segment are fields for those after it; "
     "the result is that of the last one computed. OutputField/@segmentId picks another one"},
    {"Segmentation", "missingPredictionTreatment", "continue",
     "a Segment without result: means, sums and medians then have no result; in votes it is a "
     "category of its own, which leaves no result when it wins"},
    {"Segmentation", "missingPredictionTreatment", "skipSegment",
     "a Segment without result is left out; when their share exceeds missingThreshold there is no "
     "result"},
    {"Segmentation", "missingPredictionTreatment", "returnMissing",
     "when any Segment has no result there is none"},
    {"Scorecard", "reasonCodeAlgorithm", "pointsBelow",
     "difference = baselineScore - partial score"},
    {"Scorecard", "reasonCodeAlgorithm", "pointsAbove",
     "difference = partial score - baselineScore"},
    {"RuleSelectionMethod", "criterion", "firstHit",
     "the first rule that fires gives score and confidence"},
    {"RuleSelectionMethod", "criterion", "weightedMax",
     "the firing rule with the largest weight, the first one of equals"},
    {"RuleSelectionMethod", "criterion", "weightedSum",
     "the weights of the firing rules are added for each score; the score with the largest sum "
     "wins; its confidence is that sum divided by the number of rules that fired"},
    {"ClusteringModel", "modelClass", "centerBased", "clusters are given by their centres"},
    {"ClusteringModel", "modelClass", "distributionBased",
     "clusters are given by distributions: PMML defines no rule, such a model is not scored"},
    {"ComparisonMeasure", "kind", "distance", "the smallest measure wins"},
    {"ComparisonMeasure", "kind", "similarity", "the largest measure wins"},
    {"ComparisonMeasure ClusteringField KNNInput", "compareFunction", "absDiff", "c = |x - z|"},
    {"ComparisonMeasure ClusteringField KNNInput", "compareFunction", "gaussSim",
     "c = exp(-ln(2) * (x - z)^2 / s^2), s the similarityScale"},
    {"ComparisonMeasure ClusteringField KNNInput", "compareFunction", "delta",
     "c = 0 if x equals z, else 1"},
    {"ComparisonMeasure ClusteringField KNNInput", "compareFunction", "equal",
     "c = 1 if x equals z, else 0"},
    {"ComparisonMeasure ClusteringField KNNInput", "compareFunction", "table",
     "c is the element of the Matrix in Comparisons, row and column being the places of x and z "
     "among the Values of the field"},
    {"NearestNeighborModel", "continuousScoringMethod", "average", "the mean of the numbers"},
    {"NearestNeighborModel", "continuousScoringMethod", "median",
     "the middle number, of an even count the mean of the two middle ones"},
    {"NearestNeighborModel", "continuousScoringMethod", "weightedAverage",
     "sum of w * number divided by the sum of w; w = 1 / (distance + threshold), or the "
     "similarity"},
    {"NearestNeighborModel", "categoricalScoringMethod", "majorityVote",
     "the most frequent category; of equals the one with most cases in the table, then the first "
     "in "
     "the order of letters"},
    {"NearestNeighborModel", "categoricalScoringMethod", "weightedMajorityVote",
     "the same with w = 1 / (distance + threshold), or the similarity, in place of counting"},
};

}  // namespace

std::span<const Topic> model_topics() {
  return model_topic_table;
}
std::span<const ValueText> model_values() {
  return model_value_table;
}

}  // namespace pmml::archive
