// Texts of what all models share: fields, expressions, predicates, targets, outputs.
#include "pmml/archive/explain_topics.h"

namespace pmml::archive {
namespace {

constexpr Topic field_topic_table[] = {
    {"Fields and their values", "PMML DataDictionary DataField Value Interval Taxonomy ChildParent",
     R"(A record is a set of named values. Every DataField names one column of the data and its type.
A cell is missing when the column or the value is absent or empty, when it is the number NaN, or
when it equals a Value whose property is missing; files of data may write missing values in further
ways, of which the document knows nothing. A cell is invalid when its text cannot be read as
the type of the field, when it equals a Value whose property is invalid, or when the field lists
Values with property valid (the default) and it is none of them. A field that lists no valid Value
but has Intervals takes only what lies in one of the Intervals. All other cells are valid. Values
are compared after they were read as the type of the field: 1 equals 1.0 for numbers, not for
texts. Taxonomies group categories and change no result.)"},
    {"Preparing the fields", "MiningSchema MiningField",
     R"(Each model has a MiningSchema. It lists the fields that the model sees; a model inside
another one sees its fields as the outer one has prepared them. For every field with usageType
active (the default), in this order: (1) an invalid value is treated as invalidValueTreatment says;
(2) a valid value is treated as outliers says; (3) a missing value, also one that became missing in
(1) or (2), is replaced by missingValueReplacement when there is one, and else stays missing.
Replacements are read as the type of the field and not checked again. What was replaced counts as
present from here on. missingValueTreatment otherwise only tells where the replacement came from.
Fields with usageType target or predicted hold what is predicted and are not read.)"},
    {"Derived fields", "TransformationDictionary LocalTransformations DerivedField",
     R"(A DerivedField is a further field. Its value is that of its expression, turned into its
dataType: to integer only whole numbers, to float rounded to single precision. Its formula uses the
fields as they were prepared. Wherever a model or an expression names a derived field, this value
is meant. If an expression needs a missing value and says nothing else, its result is missing.)"},
    {"Constants and references", "Constant FieldRef",
     R"(A Constant is its text, read as its dataType; without one a whole number is an integer,
another number a double, everything else a text; with missing="true" it is the missing value. A
FieldRef is the value of the field it names; when that is missing and mapMissingTo is given, it is
mapMissingTo.)"},
    {"Piecewise linear functions", "NormContinuous LinearNorm",
     R"(NormContinuous goes through its LinearNorm points (orig, norm), which are in ascending order
of orig. For x between two neighbouring points (a1, b1) and (a2, b2):
y = b1 + (x - a1) / (a2 - a1) * (b2 - b1). Outside of the first and the last point the attribute
outliers decides. When x is missing the result is mapMissingTo if that is given, else missing.)"},
    {"Indicators", "NormDiscrete",
     R"(NormDiscrete is 1 when the field equals its value and 0 when it has another value. When the
field is missing the result is mapMissingTo if that is given, else missing.)"},
    {"Intervals to labels", "Discretize DiscretizeBin",
     R"(Discretize is the binValue of the first DiscretizeBin whose Interval holds the number. When
none does, it is defaultValue if that is given, else missing. When the field is missing it is
mapMissingTo if that is given, else missing. Without bins it is defaultValue.)"},
    {"Closures of intervals", "Interval",
     R"(An Interval goes from leftMargin to rightMargin; an absent margin is infinite. The closure
tells whether the margins belong to it: open does not, closed does; the first word is about the
left margin.)"},
    {"Tables of values", "MapValues FieldColumnPair",
     R"(MapValues looks a value up. It searches the row of its table in which every column that a
FieldColumnPair names equals the value of the field beside it; the result is the cell of
outputColumn. When any of the fields is missing the result is mapMissingTo if that is given, else
missing. When no row fits it is defaultValue if that is given, else missing.)"},
    {"Tables inside the document", "InlineTable row",
     R"(An InlineTable has row elements. In a row, the element named like a column holds the cell of
that column; a cell that is absent is missing.)"},
    {"Tables outside of the document", "TableLocator",
     R"(A TableLocator stands for a table that is not in the document. What needs it cannot be scored
from this document alone.)"},
    {"Terms in texts", "TextIndex TextIndexNormalization",
     R"(TextIndex counts a term (the value of its expression) in the text of textField. First, each
TextIndexNormalization replaces, row by row of its table, the text of column inField by that of
column outField, in the text and in the term; in rows whose column regexField is true, inField is a
regular expression, whose groups outField writes as $1, $2 and so on. With recursive="true" the
table is used again until nothing changes. Then text and term are split into words wherever the
regular expression wordSeparatorCharacterRE matches, punctuation at the ends of words is removed
and empty words are dropped; with tokenize="false" the text stays one piece. Unless isCaseSensitive
is true, upper and lower case are the same. The words of the term are found where the following
words of the text differ from them by at most maxLevenshteinDistance in total: the least number of
letters to insert, delete or exchange. A missing text or term gives a missing result. Let f be the
number of places found.)"},
    {"Values of several records", "Aggregate Lag BlockIndicator",
     R"(Records are read in their order. Lag is the value that the field had n records before, among
the records with the same values of the fields that BlockIndicators name; it is missing when there
are fewer. With an aggregate, it is taken over those of the last n records that exist, missing
values left out. Aggregate is taken over all records of the group (those with the same value of
groupField, or of the field with usageType group), missing values left out; sqlWhere has no defined
language, so that an Aggregate with it cannot be computed.)"},
    {"Functions", "Apply DefineFunction ParameterField",
     R"(Apply computes its arguments and gives them to a function, which is built in (they are
defined below) or a DefineFunction of this document: there the arguments take the places of the
ParameterFields, in order, and nothing else is visible. When an argument is missing and mapMissingTo
is given, the result is mapMissingTo and the function is not called. When the result is missing and
defaultValue is given, it is defaultValue.)"},
    {"Conditions", "SimplePredicate SimpleSetPredicate CompoundPredicate True False",
     R"(A condition is true, false or unknown. SimplePredicate compares a field with its value, read
as the type of the field; SimpleSetPredicate asks whether the value is among the items of its Array.
Both are unknown when the field is missing, apart from the operators isMissing and isNotMissing,
which are always known. Ordinal values are ordered as the Values of their field, texts by their
characters. Numbers of fields of type float are compared in single precision.)"},
    {"Lists of numbers and texts",
     "Array INT-SparseArray REAL-SparseArray Indices INT-Entries "
     "REAL-Entries Matrix MatCell",
     R"(An Array holds items separated by white space; an item with blanks stands in double quotes,
in which \" is a double quote. A sparse array says in Indices at which places, counted from 1, its
entries stand; all other places hold defaultValue. A Matrix has one Array per row, or MatCells with
row and column counted from 1. In the kind symmetric row i has i items, and element (j, i) equals
(i, j); in the kind diagonal the one Array is the diagonal. What is not given is diagDefault on the
diagonal and offDiagDefault elsewhere.)"},
    {"Targets", "Targets Target TargetValue",
     R"(A Target changes what the model has computed before it is given out. A number y: (1) below min
it becomes min, above max it becomes max; (2) y times rescaleFactor; (3) plus rescaleConstant; (4)
rounded as castInteger says. When the model has no result: for a categorical target the TargetValue
with the largest priorProbability is predicted, and the priorProbabilities are its probabilities;
for a continuous one defaultValue is the result and goes through the same steps. Without these the
result stays missing. displayValue is only shown.)"},
    {"Outputs", "Output OutputField Decisions Decision",
     R"(The OutputFields are computed after the model and its Targets, in the order of the document; one
may use those before it. Each gives the feature that it names, turned into its dataType. When the
model has no result, all features that tell of it are missing. Fields with isFinalResult="false" are
only used by others. A model without Output gives its predicted value under the name of its target
field.)"},
    {"Worked examples", "ModelVerification VerificationFields VerificationField",
     R"(ModelVerification holds worked examples: each row of its InlineTable gives values of fields
and what the model must give for them. The cell of a field stands in the element that
VerificationField/@column names. A number is as expected when it differs by at most precision times
the expected one, or when both are at most zeroThreshold away from 0. Use them to check your own
work.)"},
};

constexpr ValueText field_value_table[] = {
    {"MiningField", "invalidValueTreatment", "returnInvalid",
     "a record with an invalid value has no result"},
    {"MiningField", "invalidValueTreatment", "asIs",
     "an invalid value is used as it is; where it equals no category, all comparisons with one are "
     "false"},
    {"MiningField", "invalidValueTreatment", "asMissing", "an invalid value counts as missing"},
    {"MiningField", "invalidValueTreatment", "asValue",
     "an invalid value is replaced by invalidValueReplacement"},
    {"MiningField", "outliers", "asIs", "outliers are used as they are"},
    {"MiningField", "outliers", "asMissingValues",
     "a value below lowValue or above highValue counts as missing"},
    {"MiningField", "outliers", "asExtremeValues",
     "a value below lowValue becomes lowValue, one above highValue becomes highValue"},
    {"MiningField", "missingValueTreatment", "returnInvalid",
     "a record in which the value is missing from the start has no result"},
    {"MiningField", "usageType", "group",
     "records with the same value of this field together are one case"},
    {"MiningField", "usageType", "order", "the field tells the order of records"},
    {"MiningField", "usageType", "supplementary",
     "the field is not read by the model; formulas of outputs may use it"},
    {"MiningField", "usageType", "frequencyWeight",
     "used when the model was made; not for scoring"},
    {"MiningField", "usageType", "analysisWeight", "used when the model was made; not for scoring"},
    {"NormContinuous", "outliers", "asIs",
     "the line through the first or the last two points goes on"},
    {"NormContinuous", "outliers", "asMissingValues",
     "outside of the points the result is missing"},
    {"NormContinuous", "outliers", "asExtremeValues",
     "outside of the points the result is that of the nearest point"},
    {"TextIndex TextModelNormalization", "localTermWeights", "termFrequency", "the weight is f"},
    {"TextIndex TextModelNormalization", "localTermWeights", "binary",
     "the weight is 1 when f > 0, else 0"},
    {"TextIndex TextModelNormalization", "localTermWeights", "logarithmic",
     "the weight is log10(1 + f)"},
    {"TextIndex TextModelNormalization", "localTermWeights", "augmentedNormalizedTermFrequency",
     "the weight is 0.5 * (1 if f > 0 else 0, plus f divided by the largest f of any term)"},
    {"TextIndex", "countHits", "allHits", "every place counts"},
    {"TextIndex", "countHits", "bestHits",
     "only places with the smallest difference that occurs count"},
    {"Aggregate", "function", "count", "the number of values"},
    {"Aggregate", "function", "sum", "their sum"},
    {"Aggregate", "function", "average", "their mean"},
    {"Aggregate", "function", "min", "the smallest"},
    {"Aggregate", "function", "max", "the largest"},
    {"Aggregate", "function", "multiset", "all of them, as a collection"},
    {"Lag", "aggregate", "none", "the value itself"},
    {"Lag", "aggregate", "avg", "the mean"},
    {"Lag", "aggregate", "max", "the largest"},
    {"Lag", "aggregate", "median", "the middle one; the mean of the two middle ones"},
    {"Lag", "aggregate", "min", "the smallest"},
    {"Lag", "aggregate", "product", "the product"},
    {"Lag", "aggregate", "sum", "the sum"},
    {"Lag", "aggregate", "stddev",
     "the standard deviation of a sample (divided by n - 1); missing for a single value"},
    {"Apply", "invalidValueTreatment", "returnInvalid",
     "a function that has no result for its arguments (a division by zero, the logarithm of a "
     "negative number) leaves the record without result"},
    {"Apply", "invalidValueTreatment", "asIs", "such a result is used as it is (NaN or infinity)"},
    {"Apply", "invalidValueTreatment", "asMissing", "such a result is missing"},
    {"Apply", "invalidValueTreatment", "asValue",
     "such a result is used as it is (NaN or infinity)"},
    {"SimplePredicate", "operator", "equal", "field = value"},
    {"SimplePredicate", "operator", "notEqual", "field is not value"},
    {"SimplePredicate", "operator", "lessThan", "field < value"},
    {"SimplePredicate", "operator", "lessOrEqual", "field <= value"},
    {"SimplePredicate", "operator", "greaterThan", "field > value"},
    {"SimplePredicate", "operator", "greaterOrEqual", "field >= value"},
    {"SimplePredicate", "operator", "isMissing", "true when the field is missing, else false"},
    {"SimplePredicate", "operator", "isNotMissing", "false when the field is missing, else true"},
    {"SimpleSetPredicate", "booleanOperator", "isIn", "true when the value is among the items"},
    {"SimpleSetPredicate", "booleanOperator", "isNotIn", "true when the value is not among them"},
    {"CompoundPredicate", "booleanOperator", "and",
     "false when one part is false, else unknown when one is unknown, else true"},
    {"CompoundPredicate", "booleanOperator", "or",
     "true when one part is true, else unknown when one is unknown, else false"},
    {"CompoundPredicate", "booleanOperator", "xor",
     "unknown when one part is unknown, else true when an odd number of parts is true"},
    {"CompoundPredicate", "booleanOperator", "surrogate",
     "what the first part says that is not unknown; unknown when all are"},
    {"Target", "castInteger", "round", "to the nearest whole number, halves upwards"},
    {"Target", "castInteger", "ceiling", "to the next whole number above"},
    {"Target", "castInteger", "floor", "to the next whole number below"},
    {"OutputField ResultField", "feature", "predictedValue",
     "the predicted value, after the Targets; of a clustering the cluster"},
    {"OutputField ResultField", "feature", "predictedDisplayValue",
     "the displayValue of the predicted category, else the category"},
    {"OutputField ResultField", "feature", "transformedValue", "the value of its own expression"},
    {"OutputField ResultField", "feature", "decision",
     "the value of its own expression, which is one of its Decisions"},
    {"OutputField ResultField", "feature", "probability",
     "the probability of the category that @value names, or else of the predicted one"},
    {"OutputField ResultField", "feature", "residual",
     "the actual value of the target minus the predicted one; for categories: 1 if the actual "
     "value "
     "is the one that @value names (or the predicted one), else 0, minus its probability"},
    {"OutputField ResultField", "feature", "standardError", "the standard error of the prediction"},
    {"OutputField ResultField", "feature", "standardDeviation",
     "the standard deviation of the prediction"},
    {"OutputField ResultField", "feature", "clusterId",
     "the id of the winning cluster; without one its number, counted from 1"},
    {"OutputField ResultField", "feature", "clusterAffinity",
     "the distance or similarity of the winning cluster, or of the one that @value names"},
    {"OutputField ResultField", "feature", "entityId",
     "the id of what decided: tree node, rule, cluster, segment, the @rank-th neighbour; without "
     "an "
     "id its number, counted from 1 (nodes depth first)"},
    {"OutputField ResultField", "feature", "entityAffinity",
     "the distance or similarity of that entity"},
    {"OutputField ResultField", "feature", "affinity",
     "the distance or similarity of the entity that @value or @rank names; the affinity of a rule"},
    {"OutputField ResultField", "feature", "warning", "messages of the program; no number"},
    {"OutputField ResultField", "feature", "ruleValue",
     "what ruleFeature names of the @rank-th rule"},
    {"OutputField ResultField", "feature", "reasonCode", "the @rank-th reason code"},
    {"OutputField ResultField", "feature", "antecedent", "the antecedent of the @rank-th rule"},
    {"OutputField ResultField", "feature", "consequent", "the consequent of the @rank-th rule"},
    {"OutputField ResultField", "feature", "rule", "the text of the @rank-th rule"},
    {"OutputField ResultField", "feature", "ruleId",
     "the id of the @rank-th rule; without one its number, counted from 1"},
    {"OutputField ResultField", "feature", "confidence",
     "the confidence of the @rank-th rule, or of the category that @value names"},
    {"OutputField ResultField", "feature", "support", "the support of the @rank-th rule"},
    {"OutputField ResultField", "feature", "lift", "the lift of the @rank-th rule"},
    {"OutputField ResultField", "feature", "leverage", "the leverage of the @rank-th rule"},
    {"OutputField ResultField", "feature", "confidenceIntervalLower",
     "the lower bound of the confidence interval at @value per cent (95 when absent): prediction "
     "minus z times its standard error, z the normal quantile of (1 + level) / 2"},
    {"OutputField ResultField", "feature", "confidenceIntervalUpper",
     "the upper bound of the same interval: prediction plus z times its standard error"},
};

}  // namespace

std::span<const Topic> field_topics() {
  return field_topic_table;
}
std::span<const ValueText> field_values() {
  return field_value_table;
}

}  // namespace pmml::archive
