// Texts of general regression, support vectors, networks, Bayes, Gaussian processes and the rest.
#include "pmml/archive/explain_topics.h"

namespace pmml::archive {
namespace {

constexpr Topic more_topic_table[] = {
    {"General regression",
     "GeneralRegressionModel ParameterList Parameter FactorList CovariateList "
     "Predictor Categories Category PPMatrix PPCell ParamMatrix PCell PCovMatrix PCovCell "
     "EventValues",
     R"(Every Parameter j has a design value x(j): the product over its PPCells (those that name it
in parameterName). A PPCell of a field in the CovariateList gives field ^ value. One of a field in
the FactorList gives 1 if the field equals its value and else 0; if the Predictor has a Matrix, it
gives the element in the row of the field's category and the column of the PPCell's value, both in
the order of Categories, or without them of the field's Values. A Parameter without PPCells has
x(j) = 1. A PPCell or PCell with a targetCategory counts only for that category. The linear
predictor eta is the sum of beta * x(j) over the PCells, plus offsetVariable or offsetValue. When a
field that is needed is missing there is no result. The standard error of eta is the square root of
the sum of x(i) x(j) value over the PCovCells (pRow i, pCol j; those given once count for both
orders).)"},
    {"Cox regression", "BaseCumHazardTables BaselineStratum BaselineCell",
     R"(r is the sum of beta * x(j); s is the same sum with the referencePoint of every Parameter in
place of x(j). H0(t) is the cumHazard of the BaselineCell with the largest time that is not above
the value t of endTimeVariable, in the BaselineStratum whose value equals baselineStrataVariable if
there are strata; 0 before the first time, no result after maxTime. The result is the cumulative
hazard H(t) = H0(t) * exp(r - s); the probability to survive t is exp(-H(t)).)"},
    {"Support vector machines",
     "SupportVectorMachineModel SupportVectorMachine SupportVectors "
     "SupportVector Coefficients Coefficient VectorDictionary VectorFields VectorInstance "
     "LinearKernelType PolynomialKernelType RadialBasisKernelType SigmoidKernelType",
     R"(The input vector x has one component per child of VectorFields, in order: the value of a
FieldRef, or for a CategoricalPredictor 1 if the field equals its value and else 0. When one is
missing there is no result. VectorInstances are vectors of the same length, each with an id. A
SupportVectorMachine computes f(x) = sum of Coefficient(i)/@value * K(x, v(i)) plus
Coefficients/@absoluteValue, where v(i) is the VectorInstance that SupportVector i names. The kernel
K(x, z) is: LinearKernelType x.z; PolynomialKernelType (gamma * x.z + coef0) ^ degree;
RadialBasisKernelType exp(-gamma * |x - z|^2); SigmoidKernelType tanh(gamma * x.z + coef0); x.z is
the sum of the products of the components, |x - z|^2 that of the squared differences; gamma, coef0
and degree are 1 when absent.

For regression there is one machine and the result is f(x). For classification by one machine, or by
machines that have an alternateTargetCategory: a machine votes for its targetCategory when f(x) is
below its threshold (its own, else that of the model, else 0), with maxWins="true" when it is above;
else for alternateTargetCategory. The category with most votes wins, the first one of equals; the
probability of a category is its share of the votes. Otherwise every category has a machine and the
one with the smallest f(x) wins, with maxWins="true" the largest.)"},
    {"Neural networks",
     "NeuralNetwork NeuralInputs NeuralInput NeuralLayer Neuron Con NeuralOutputs "
     "NeuralOutput",
     R"(Each NeuralInput has an id and a derived field, whose value is its activation; when one is
missing there is no result. a(i) is the activation of the input or neuron with the id i. Layers are
computed in order. A Neuron sums weight * a(from) over its Cons and adds its bias (0 when absent): z. Its
activation is f(z), f being the activationFunction of the layer, else of the network. threshold,
width and altitude are those of the Neuron, else of the layer, else of the network. Then
normalizationMethod (of the layer, else of the network) changes the activations y of a layer.

Each NeuralOutput names a neuron and a derived field. If that is a NormDiscrete of the target, the
activation is the probability of its value, and the category with the largest one wins. If it is a
NormContinuous, the result is the number that it would turn into the activation: solve it backwards,
continuing the outer lines. If it is a FieldRef, the result is the activation.)"},
    {"Naive Bayes",
     "NaiveBayesModel BayesInputs BayesInput BayesOutput PairCounts TargetValueCounts "
     "TargetValueCount TargetValueStats TargetValueStat",
     R"(Let n(t) be the count of category t in BayesOutput. L(t) = n(t) times one factor per
BayesInput; the probability of t is L(t) divided by the sum of all L. An input that is missing, or a
value that has no PairCounts, gives no factor. An input with PairCounts gives the count of t in the
PairCounts of its value divided by the sum of the counts of t over all PairCounts of this input; when
the count of t is 0 or not given, threshold. If the BayesInput has a DerivedField, its value is
looked up. An input with TargetValueStats gives the density of its distribution for t at the value,
and threshold when the density is below it. The category with the largest probability wins, the
first one of equals.)"},
    {"Distributions",
     "GaussianDistribution PoissonDistribution UniformDistribution AnyDistribution",
     R"(Densities at x: GaussianDistribution exp(-(x - mean)^2 / (2 variance)) / sqrt(2 pi variance);
PoissonDistribution mean^x exp(-mean) / x!; UniformDistribution 1 / (upper - lower) from lower to
upper, else 0. AnyDistribution has only mean and variance, no density.)"},
    {"Gaussian processes",
     "GaussianProcessModel RadialBasisKernel ARDSquaredExponentialKernel "
     "AbsoluteExponentialKernel GeneralizedExponentialKernel Lambda",
     R"(TrainingInstances hold cases with inputs X and target y. With the kernel k let K be the matrix
of k between all cases, k* the vector of k between the record and the cases, s2 the noiseVariance.
The mean is k* (K + s2 I)^-1 y, which is the result; the variance is k(x, x) - k* (K + s2 I)^-1 k* +
s2. The sums go over the inputs, with the length l of each (the attribute lambda, or the numbers of
Lambda; 1 when absent): RadialBasisKernel and ARDSquaredExponentialKernel gamma * exp(-1/2 sum of
(|x - z| / l)^2); AbsoluteExponentialKernel gamma * exp(-1/2 sum of |x - z| / l);
GeneralizedExponentialKernel gamma * exp(-1/2 sum of (|x - z| / l) ^ degree). gamma, noiseVariance
and degree are 1 when absent. The standard deviation is the square root of the variance.)"},
    {"Bayesian networks",
     "BayesianNetworkModel BayesianNetworkNodes DiscreteNode ContinuousNode "
     "DiscreteConditionalProbability ParentValue ValueProbability ContinuousConditionalProbability "
     "ContinuousDistribution TriangularDistributionForBN NormalDistributionForBN "
     "LognormalDistributionForBN UniformDistributionForBN Mean Lower Upper Variance",
     R"(Every node is a field. A DiscreteNode gives the probability of each of its values: that of the
DiscreteConditionalProbability whose ParentValues all hold, or without parents the ValueProbability
itself. A ContinuousNode gives a density in the same way; its parameters are formulas of other
fields. NormalDistributionForBN has Mean and Variance; LognormalDistributionForBN those of the
logarithm; TriangularDistributionForBN a Mean, Lower and Upper (its peak is 3 Mean - Lower - Upper);
UniformDistributionForBN Lower and Upper. The joint density is the product over all nodes. The
probability of a value of the target is the sum (for continuous fields the integral) of the joint
density over all values of the fields that are not given, divided by the same sum over all values of
the target. The most probable value is predicted; for a continuous target its mean.)"},
    {"Association rules", "AssociationModel Item Itemset ItemRef AssociationRule",
     R"(The items of a record are those that its active fields hold; with a field of usageType group,
those of all records of the group. A field holds an Item when its value is that of the Item, when the
Item is named like the field and the value means yes, when the Item is named field=value, or when the
Item has this field and category. Other values are ignored. An Itemset is a set of Items; a rule has
an antecedent and a consequent Itemset. Which rules apply, and in which order, the attributes of the
OutputField say: algorithm, then rankBasis and rankOrder, equals in the order of the document; rank
picks one, 1 being the first; with isMultiValued="1" a list is given, of all rules for rank 0, else of
the first ones. Without Output the consequent of the first rule is the result. With s the support of a
rule, A and B those of its Itemsets: lift = confidence / B, leverage = s - A B, affinity =
s / (A + B - s), where the rule does not give them.)"},
    {"Sequences",
     "SequenceModel Constraints SetPredicate Delimiter Time Sequence SetReference "
     "SequenceRule SequenceReference AntecedentSequence ConsequentSequence",
     R"(A Sequence is a row of sets of items (Itemsets, or SetPredicates of a field), which SetReferences
name; the Delimiter and Time between two of them say how they follow each other: within one record or
in a later one, with others in between or not, and after how long. The records of a group (usageType
group), ordered by the field with usageType order, hold a Sequence when their items hold its sets in
that way, within the limits of Constraints. PMML defines no result of such a model. This program says
that a SequenceRule applies when the AntecedentSequence occurs in the records of the group so far; the
applying rule with the largest confidence gives the result, its ConsequentSequence, the first one of
equals.)"},
    {"Anomaly detection", "AnomalyDetectionModel MeanClusterDistances",
     R"(The model holds another model. Its result becomes the score as algorithmType says.)"},
    {"Change detection",
     "BaselineModel TestDistributions Baseline Alternate CountTable "
     "NormalizedCountTable FieldValue FieldValueCount",
     R"(The values of the field are compared with the Baseline, record after record; the result is the
statistic that testStatistic names. windowSize is the number of last records that count, 0 for all.
FieldValueCounts give the counts of values; nested FieldValues those of combinations of fields.)"},
    {"Text models",
     "TextModel TextDictionary TextCorpus TextDocument DocumentTermMatrix "
     "TextModelNormalization TextModelSimiliarity",
     R"(The DocumentTermMatrix has one row per document of the TextCorpus and one column per term of the
TextDictionary: the frequencies f. The terms of the record's text are counted in the same way. Each
count gets its local weight, times the global weight of its term; documentNormalization cosine
divides every vector by its length. N is the number of documents, n that of documents with the
term, F the sum of its frequencies. The most similar document is the result.)"},
};

constexpr ValueText more_value_table[] = {
    {"GeneralRegressionModel", "modelType", "regression", "the result is eta"},
    {"GeneralRegressionModel", "modelType", "generalLinear", "the result is eta"},
    {"GeneralRegressionModel", "modelType", "multinomialLogistic",
     "one eta per category; it is 0 for targetReferenceCategory; p = exp(eta) / sum of all "
     "exp(eta)"},
    {"GeneralRegressionModel", "modelType", "ordinalMultinomial",
     "the PCells with targetCategory are the intercepts of the categories, the others are common; "
     "F(eta) of a category is the probability of it and all before it; the last has the rest to 1"},
    {"GeneralRegressionModel", "modelType", "generalizedLinear",
     "the result is the inverse link of eta, times trialsVariable or trialsValue if given; for "
     "classification it is the probability of the category that is not targetReferenceCategory"},
    {"GeneralRegressionModel", "modelType", "CoxRegression", "as Cox regression says"},
    {"GeneralRegressionModel", "cumulativeLink", "logit", "F(eta) = 1 / (1 + exp(-eta))"},
    {"GeneralRegressionModel", "cumulativeLink", "probit",
     "F(eta) is the standard normal distribution function"},
    {"GeneralRegressionModel", "cumulativeLink", "cloglog", "F(eta) = 1 - exp(-exp(eta))"},
    {"GeneralRegressionModel", "cumulativeLink", "loglog", "F(eta) = exp(-exp(-eta))"},
    {"GeneralRegressionModel", "cumulativeLink", "cauchit", "F(eta) = 0.5 + arctan(eta) / pi"},
    {"GeneralRegressionModel", "linkFunction", "identity", "mu = eta"},
    {"GeneralRegressionModel", "linkFunction", "log", "mu = exp(eta)"},
    {"GeneralRegressionModel", "linkFunction", "logc", "mu = 1 - exp(eta)"},
    {"GeneralRegressionModel", "linkFunction", "logit", "mu = 1 / (1 + exp(-eta))"},
    {"GeneralRegressionModel", "linkFunction", "probit",
     "mu is the standard normal distribution function at eta"},
    {"GeneralRegressionModel", "linkFunction", "cloglog", "mu = 1 - exp(-exp(eta))"},
    {"GeneralRegressionModel", "linkFunction", "loglog", "mu = exp(-exp(-eta))"},
    {"GeneralRegressionModel", "linkFunction", "negbin",
     "mu = 1 / (c (exp(-eta) - 1)), c the distParameter"},
    {"GeneralRegressionModel", "linkFunction", "oddspower",
     "mu = 1 / (1 + (1 + d eta) ^ (-1/d)), d the linkParameter; for d = 0 as logit"},
    {"GeneralRegressionModel", "linkFunction", "power",
     "mu = eta ^ (1/d), d the linkParameter; for d = 0 exp(eta)"},
    {"SupportVectorMachineModel", "svmRepresentation", "SupportVectors", "f(x) as above"},
    {"SupportVectorMachineModel", "svmRepresentation", "Coefficients",
     "f(x) = sum of Coefficient(i)/@value * x(i) plus Coefficients/@absoluteValue"},
    {"SupportVectorMachineModel", "classificationMethod", "OneAgainstAll",
     "every category has a machine, unless they have an alternateTargetCategory"},
    {"SupportVectorMachineModel", "classificationMethod", "OneAgainstOne",
     "every pair of categories has a machine; they vote"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "threshold",
     "f(z) = 1 if z > threshold else 0"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "logistic", "f(z) = 1 / (1 + exp(-z))"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "tanh",
     "f(z) = (1 - exp(-2z)) / (1 + exp(-2z))"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "identity", "f(z) = z"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "exponential", "f(z) = exp(z)"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "reciprocal", "f(z) = 1 / z"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "square", "f(z) = z^2"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "Gauss", "f(z) = exp(-z^2)"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "sine", "f(z) = sin(z)"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "cosine", "f(z) = cos(z)"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "Elliott", "f(z) = z / (1 + |z|)"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "arctan", "f(z) = 2 arctan(z) / pi"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "rectifier",
     "f(z) = the larger of 0 and z"},
    {"NeuralNetwork NeuralLayer", "activationFunction", "radialBasis",
     "z is instead the sum of (activation - weight)^2 over the n Cons, without bias; "
     "f(z) = exp(n ln(altitude) - z / (2 width^2))"},
    {"NeuralNetwork NeuralLayer", "normalizationMethod", "none", "y stays"},
    {"NeuralNetwork NeuralLayer", "normalizationMethod", "simplemax", "y(i) / sum of all y"},
    {"NeuralNetwork NeuralLayer", "normalizationMethod", "softmax",
     "exp(y(i)) / sum of all exp(y)"},
    {"AssociationModel OutputField", "algorithm", "recommendation",
     "rules apply whose antecedent is part of the record's items"},
    {"AssociationModel OutputField", "algorithm", "exclusiveRecommendation",
     "rules apply whose antecedent is part of the record's items and whose "
     "consequent is not"},
    {"AssociationModel OutputField", "algorithm", "ruleAssociation",
     "rules apply whose antecedent and consequent are part of the record's items"},
    {"AnomalyDetectionModel", "algorithmType", "iforest",
     "2 ^ (-h / c), h the result of the inner model, n the sampleDataSize, c = 2 (ln(n - 1) + "
     "0.5772156649) - 2 (n - 1) / n; c = 1 for n = 2"},
    {"AnomalyDetectionModel", "algorithmType", "ocsvm", "the result of the inner model as it is"},
    {"AnomalyDetectionModel", "algorithmType", "clusterMeanDist",
     "the distance to the winning cluster divided by its number in MeanClusterDistances"},
    {"AnomalyDetectionModel", "algorithmType", "other", "the result of the inner model as it is"},
    {"TestDistributions", "testStatistic", "CUSUM",
     "Z = the larger of resetValue and Z before + ln(density of Alternate / density of Baseline); "
     "Z "
     "begins at 0"},
    {"TestDistributions", "testStatistic", "zValue",
     "(x - mean) / sqrt(variance) of the Baseline; for a Poisson or uniform one the normal "
     "quantile "
     "of its distribution function at x"},
    {"TestDistributions", "testStatistic", "chiSquareDistribution",
     "with e the counts of the Baseline, E their sum, o the counts so far, O their sum: chi2 = sum "
     "of "
     "(e/E - o/O)^2 / (e/E^2 + o/O^2), for a NormalizedCountTable (e/E)/sample in place of e/E^2; "
     "the "
     "result is the chi square distribution function at chi2 with one degree less than there are "
     "values"},
    {"TestDistributions", "testStatistic", "chiSquareIndependence",
     "chi2 of the counts against the products of their margins; the result is the chi square "
     "distribution function at it, degrees of freedom the product of (categories - 1)"},
    {"TestDistributions", "testStatistic", "scalarProduct",
     "d = sum of e o; with normalizationScheme Independent divided by sqrt(sum of e^2) sqrt(sum of "
     "o^2), with SizeWeighted 2 d / (sum of e^2 + sum of o^2)"},
    {"TextModelNormalization", "globalTermWeights", "none", "1"},
    {"TextModelNormalization", "globalTermWeights", "inverseDocumentFrequency", "log10(N / n)"},
    {"TextModelNormalization", "globalTermWeights", "GFIDF", "F / n"},
    {"TextModelNormalization", "globalTermWeights", "normal",
     "1 / the square root of the sum of the squared frequencies of the term"},
    {"TextModelNormalization", "globalTermWeights", "probabilisticInverse", "log10((N - n) / n)"},
    {"TextModelNormalization", "documentNormalization", "none", "vectors stay"},
    {"TextModelNormalization", "documentNormalization", "cosine",
     "vectors are divided by their length"},
    {"TextModelSimiliarity", "similarityType", "euclidean",
     "the square root of the sum of the squared differences; the smallest wins"},
    {"TextModelSimiliarity", "similarityType", "cosine",
     "the product of the vectors divided by their lengths; the largest wins"},
};

}  // namespace

std::span<const Topic> other_model_topics() {
  return more_topic_table;
}
std::span<const ValueText> other_model_values() {
  return more_value_table;
}

}  // namespace pmml::archive
