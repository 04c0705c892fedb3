#include "pmml/model/stats.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/data.h"

namespace pmml {

void ModelStats::describe(Description<ModelStats>& d) {
  d.element("Holds statistics of the training data for reference, without effect on scoring",
            Version::v1_1);
  d.extensions();
  d.child(&ModelStats::univariateStats, any_number);
  d.child(&ModelStats::multivariateStats, any_number);
}

void UnivariateStats::describe(Description<UnivariateStats>& d) {
  d.element("Holds the statistics of one single field", Version::v1_1);
  d.attribute("field", &UnivariateStats::field, "Field the statistics describe")
      .names(Names::field);
  d.attribute("weighted", &UnivariateStats::weighted,
              "Whether record weights were used in the statistics")
      .since(Version::v4_0);
  d.extensions();
  d.child(&UnivariateStats::counts, zero_or_one);
  d.child(&UnivariateStats::numericInfo, zero_or_one);
  d.child(&UnivariateStats::discrStats, zero_or_one);
  d.child(&UnivariateStats::contStats, zero_or_one);
  d.child(&UnivariateStats::anova, zero_or_one);
}

void Counts::describe(Description<Counts>& d) {
  d.element("Counts all, missing and invalid training values of a field", Version::v1_1);
  d.attribute("totalFreq", &Counts::totalFreq,
              "Number of records, including those with missing and invalid values")
      .required();
  d.attribute("missingFreq", &Counts::missingFreq,
              "Number of records in which the value is missing");
  d.attribute("invalidFreq", &Counts::invalidFreq,
              "Number of records in which the value is invalid");
  d.attribute("cardinality", &Counts::cardinality, "Number of distinct values")
      .since(Version::v4_0)
      .facet(Facet::nonNegative);
  d.extensions();
}

void NumericInfo::describe(Description<NumericInfo>& d) {
  d.element("Summarises the distribution of a numeric field, such as extremes, mean and spread",
            Version::v1_1);
  d.attribute("minimum", &NumericInfo::minimum, "Smallest value");
  d.attribute("maximum", &NumericInfo::maximum, "Largest value");
  d.attribute("mean", &NumericInfo::mean, "Arithmetic mean");
  d.attribute("standardDeviation", &NumericInfo::standardDeviation, "Standard deviation");
  d.attribute("median", &NumericInfo::median, "Median");
  d.attribute("interQuartileRange", &NumericInfo::interQuartileRange,
              "Distance between the first and the third quartile");
  d.extensions();
  d.child(&NumericInfo::quantiles, any_number);
}

void Quantile::describe(Description<Quantile>& d) {
  d.element("Gives the value below which the stated percentage of the data lies", Version::v1_1);
  d.attribute("quantileLimit", &Quantile::quantileLimit,
              "Percentage of the data that lies below the value")
      .required()
      .facet(Facet::percentage);
  d.attribute("quantileValue", &Quantile::quantileValue, "Value below which that percentage lies")
      .required();
  d.extensions();
}

void DiscrStats::describe(Description<DiscrStats>& d) {
  d.element("Lists the distinct values of a field together with their frequencies", Version::v1_1);
  d.attribute("modalValue", &DiscrStats::modalValue, "Most frequent value");
  d.extensions();
  d.child(&DiscrStats::arrays, Occurs{0, 2});
}

void ContStats::describe(Description<ContStats>& d) {
  d.element("Holds interval frequencies and sums of a numeric field", Version::v1_1);
  d.attribute("totalValuesSum", &ContStats::totalValuesSum, "Sum of all values");
  d.attribute("totalSquaresSum", &ContStats::totalSquaresSum, "Sum of the squares of all values");
  d.extensions();
  d.child(&ContStats::intervals, any_number);
  d.child(&ContStats::arrays, Occurs{0, 3});
}

void MultivariateStats::describe(Description<MultivariateStats>& d) {
  d.element("Groups the statistics of the predictors, per target category if there are several",
            Version::v4_1);
  d.attribute("targetCategory", &MultivariateStats::targetCategory,
              "Target category the statistics belong to");
  d.extensions();
  d.child(&MultivariateStats::multivariateStats, at_least_one);
}

void MultivariateStat::describe(Description<MultivariateStat>& d) {
  d.element("Holds significance figures of one predictor or of the intercept", Version::v4_1);
  d.attribute("name", &MultivariateStat::name, "Name of the predictor the figures describe");
  d.attribute("category", &MultivariateStat::category, "Category of a categorical predictor");
  d.attribute("exponent", &MultivariateStat::exponent, "Power to which the predictor is raised");
  d.attribute("isIntercept", &MultivariateStat::isIntercept,
              "Whether the figures describe the intercept instead of a predictor");
  d.attribute("importance", &MultivariateStat::importance,
              "Importance of the predictor between 0 and 1")
      .facet(Facet::probability);
  d.attribute("stdError", &MultivariateStat::stdError, "Standard error of the coefficient");
  d.attribute("tValue", &MultivariateStat::tValue, "Value of the t statistic of the coefficient");
  d.attribute("chiSquareValue", &MultivariateStat::chiSquareValue,
              "Value of the chi-square statistic of the coefficient");
  d.attribute("fStatistic", &MultivariateStat::fStatistic,
              "Value of the F statistic of the coefficient");
  d.attribute("dF", &MultivariateStat::dF, "Degrees of freedom of the test");
  d.attribute("pValueAlpha", &MultivariateStat::pValueAlpha,
              "Significance level against which the p-values are judged")
      .facet(Facet::probability);
  d.attribute("pValueInitial", &MultivariateStat::pValueInitial,
              "P-value of the predictor at the beginning of the selection")
      .facet(Facet::probability);
  d.attribute("pValueFinal", &MultivariateStat::pValueFinal,
              "P-value of the predictor in the final model")
      .facet(Facet::probability);
  d.attribute("confidenceLevel", &MultivariateStat::confidenceLevel,
              "Confidence level of the interval of the coefficient")
      .facet(Facet::probability);
  d.attribute("confidenceLowerBound", &MultivariateStat::confidenceLowerBound,
              "Lower end of the confidence interval of the coefficient");
  d.attribute("confidenceUpperBound", &MultivariateStat::confidenceUpperBound,
              "Upper end of the confidence interval of the coefficient");
  d.extensions();
}

void Anova::describe(Description<Anova>& d) {
  d.element("Holds the analysis of variance that relates a field to the target", Version::v4_0);
  d.attribute("target", &Anova::target, "Target field to which the variation is related")
      .names(Names::field);
  d.extensions();
  d.child(&Anova::anovaRows, Occurs{3, 3});
}

void AnovaRow::describe(Description<AnovaRow>& d) {
  d.element("Holds the model, error or total line of an analysis of variance", Version::v4_0);
  d.attribute("type", &AnovaRow::type, "Source of variation: model, error or total").required();
  d.attribute("sumOfSquares", &AnovaRow::sumOfSquares, "Sum of squares due to this source")
      .required();
  d.attribute("degreesOfFreedom", &AnovaRow::degreesOfFreedom, "Degrees of freedom of this source")
      .required();
  d.attribute("meanOfSquares", &AnovaRow::meanOfSquares,
              "Sum of squares divided by the degrees of freedom");
  d.attribute("fValue", &AnovaRow::fValue, "Value of the F statistic");
  d.attribute("pValue", &AnovaRow::pValue,
              "Probability of an F value at least this large by chance")
      .facet(Facet::probability);
  d.extensions();
}

void Partition::describe(Description<Partition>& d) {
  d.element("Describes the training records that belong to one node, cluster or target value",
            Version::v1_1);
  d.attribute("name", &Partition::name, "Name of the part of the data").required();
  d.attribute("size", &Partition::size, "Number of records in the part");
  d.extensions();
  d.child(&Partition::partitionFieldStats, any_number);
}

void PartitionFieldStats::describe(Description<PartitionFieldStats>& d) {
  d.element("Holds the statistics of one field within a part of the training data", Version::v1_1);
  d.attribute("field", &PartitionFieldStats::field, "Field the statistics describe")
      .required()
      .names(Names::field);
  d.attribute("weighted", &PartitionFieldStats::weighted,
              "Whether record weights were used in the statistics")
      .since(Version::v4_0);
  d.extensions();
  d.child(&PartitionFieldStats::counts, zero_or_one);
  d.child(&PartitionFieldStats::numericInfo, zero_or_one);
  d.child(&PartitionFieldStats::arrays, Occurs{0, 3});
}

template class Box<ModelStats>;
template const ElementDescription& description_of<ModelStats>();
template class Box<UnivariateStats>;
template const ElementDescription& description_of<UnivariateStats>();
template class Box<Counts>;
template const ElementDescription& description_of<Counts>();
template class Box<NumericInfo>;
template const ElementDescription& description_of<NumericInfo>();
template class Box<Quantile>;
template const ElementDescription& description_of<Quantile>();
template class Box<DiscrStats>;
template const ElementDescription& description_of<DiscrStats>();
template class Box<ContStats>;
template const ElementDescription& description_of<ContStats>();
template class Box<MultivariateStats>;
template const ElementDescription& description_of<MultivariateStats>();
template class Box<MultivariateStat>;
template const ElementDescription& description_of<MultivariateStat>();
template class Box<Anova>;
template const ElementDescription& description_of<Anova>();
template class Box<AnovaRow>;
template const ElementDescription& description_of<AnovaRow>();
template class Box<Partition>;
template const ElementDescription& description_of<Partition>();
template class Box<PartitionFieldStats>;
template const ElementDescription& description_of<PartitionFieldStats>();

}  // namespace pmml
