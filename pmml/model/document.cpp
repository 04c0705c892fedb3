#include "pmml/model/document.h"

#include "pmml/describe/description.h"
#include "pmml/model/anomaly_detection.h"
#include "pmml/model/association.h"
#include "pmml/model/baseline.h"
#include "pmml/model/bayesian_network.h"
#include "pmml/model/clustering.h"
#include "pmml/model/data.h"
#include "pmml/model/expression.h"
#include "pmml/model/gaussian_process.h"
#include "pmml/model/general_regression.h"
#include "pmml/model/header.h"
#include "pmml/model/mining.h"
#include "pmml/model/naive_bayes.h"
#include "pmml/model/nearest_neighbor.h"
#include "pmml/model/neural_network.h"
#include "pmml/model/regression.h"
#include "pmml/model/rule_set.h"
#include "pmml/model/scorecard.h"
#include "pmml/model/sequence.h"
#include "pmml/model/support_vector_machine.h"
#include "pmml/model/text.h"
#include "pmml/model/time_series.h"
#include "pmml/model/tree.h"

namespace pmml {

void PMML::describe(Description<PMML>& d) {
  d.element(
      "Is the root of the document and holds the header, the data dictionary and any number of "
      "models",
      Version::v1_1);
  d.attribute("version", &PMML::version, "Version of the standard the document follows").required();
  d.child(&PMML::header, one);
  d.child(&PMML::miningBuildTask, zero_or_one);
  d.child(&PMML::dataDictionary, one);
  d.child(&PMML::transformationDictionary, zero_or_one);
  d.child(&PMML::models, any_number, "MODEL-ELEMENT");
  d.extensions();
}

Version Document::version() const {
  if (const auto version = version_of_namespace(namespaceUri)) return *version;
  return version_of_text(pmml.version).value_or(latest_version);
}

template class Box<PMML>;
template const ElementDescription& description_of<PMML>();

}  // namespace pmml
