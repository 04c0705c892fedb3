#include "pmml/model/comparison.h"

#include "pmml/describe/description.h"

namespace pmml {

void ComparisonMeasure::describe(Description<ComparisonMeasure>& d) {
  d.element("Chooses how the distance or similarity of two records is measured", Version::v1_1);
  d.attribute("kind", &ComparisonMeasure::kind,
              "Whether small values (distance) or large ones (similarity) mean alike")
      .required();
  d.attribute("compareFunction", &ComparisonMeasure::compareFunction,
              "How single field values are compared unless a field says otherwise");
  d.attribute("minimum", &ComparisonMeasure::minimum,
              "Smallest possible value of the measure, for information only");
  d.attribute("maximum", &ComparisonMeasure::maximum,
              "Largest possible value of the measure, for information only");
  d.extensions();
  d.child(&ComparisonMeasure::measure, one, "measure");
}

void euclidean::describe(Description<euclidean>& d) {
  d.element("Measures distance as the square root of the weighted sum of squared differences",
            Version::v1_1);
  d.extensions();
}

void squaredEuclidean::describe(Description<squaredEuclidean>& d) {
  d.element("Measures distance as the weighted sum of squared differences", Version::v1_1);
  d.extensions();
}

void cityBlock::describe(Description<cityBlock>& d) {
  d.element("Measures distance as the weighted sum of differences", Version::v1_1);
  d.extensions();
}

void chebychev::describe(Description<chebychev>& d) {
  d.element("Measures distance as the largest weighted difference", Version::v1_1);
  d.extensions();
}

void minkowski::describe(Description<minkowski>& d) {
  d.element(
      "Measures distance as the p-th root of the weighted sum of differences raised to the power p",
      Version::v1_1);
  d.attribute("p-parameter", &minkowski::p_parameter, "Power to which the differences are raised")
      .required();
  d.extensions();
}

void simpleMatching::describe(Description<simpleMatching>& d) {
  d.element("Measures similarity as the share of binary fields on which both records agree",
            Version::v1_1);
  d.extensions();
}

void jaccard::describe(Description<jaccard>& d) {
  d.element(
      "Measures similarity as shared ones divided by the fields in which at least one record has a "
      "one",
      Version::v1_1);
  d.extensions();
}

void tanimoto::describe(Description<tanimoto>& d) {
  d.element(
      "Measures similarity like simple matching but counts every disagreement twice in the "
      "denominator",
      Version::v1_1);
  d.extensions();
}

void binarySimilarity::describe(Description<binarySimilarity>& d) {
  d.element("Measures similarity of binary records as a ratio with freely chosen weights",
            Version::v1_1);
  d.attribute("c00-parameter", &binarySimilarity::c00_parameter,
              "Weight in the numerator of fields that are 0 in both records")
      .required();
  d.attribute(
       "c01-parameter", &binarySimilarity::c01_parameter,
       "Weight in the numerator of fields that are 0 in the first and 1 in the second record")
      .required();
  d.attribute(
       "c10-parameter", &binarySimilarity::c10_parameter,
       "Weight in the numerator of fields that are 1 in the first and 0 in the second record")
      .required();
  d.attribute("c11-parameter", &binarySimilarity::c11_parameter,
              "Weight in the numerator of fields that are 1 in both records")
      .required();
  d.attribute("d00-parameter", &binarySimilarity::d00_parameter,
              "Weight in the denominator of fields that are 0 in both records")
      .required();
  d.attribute("d01-parameter", &binarySimilarity::d01_parameter,
              "Weight in the denominator of fields that are 0 in the first and 1 in the second")
      .required();
  d.attribute("d10-parameter", &binarySimilarity::d10_parameter,
              "Weight in the denominator of fields that are 1 in the first and 0 in the second")
      .required();
  d.attribute("d11-parameter", &binarySimilarity::d11_parameter,
              "Weight in the denominator of fields that are 1 in both records")
      .required();
  d.extensions();
}

template class Box<ComparisonMeasure>;
template const ElementDescription& description_of<ComparisonMeasure>();
template class Box<euclidean>;
template const ElementDescription& description_of<euclidean>();
template class Box<squaredEuclidean>;
template const ElementDescription& description_of<squaredEuclidean>();
template class Box<cityBlock>;
template const ElementDescription& description_of<cityBlock>();
template class Box<chebychev>;
template const ElementDescription& description_of<chebychev>();
template class Box<minkowski>;
template const ElementDescription& description_of<minkowski>();
template class Box<simpleMatching>;
template const ElementDescription& description_of<simpleMatching>();
template class Box<jaccard>;
template const ElementDescription& description_of<jaccard>();
template class Box<tanimoto>;
template const ElementDescription& description_of<tanimoto>();
template class Box<binarySimilarity>;
template const ElementDescription& description_of<binarySimilarity>();

}  // namespace pmml
