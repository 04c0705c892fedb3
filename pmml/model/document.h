// The document: PMML and all that it can hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/version.h"
#include "pmml/model/anomaly_detection.h"
#include "pmml/model/array.h"
#include "pmml/model/association.h"
#include "pmml/model/baseline.h"
#include "pmml/model/bayesian_network.h"
#include "pmml/model/clustering.h"
#include "pmml/model/comparison.h"
#include "pmml/model/data.h"
#include "pmml/model/distribution.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/fwd.h"
#include "pmml/model/gaussian_process.h"
#include "pmml/model/general_regression.h"
#include "pmml/model/header.h"
#include "pmml/model/instances.h"
#include "pmml/model/items.h"
#include "pmml/model/mining.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/naive_bayes.h"
#include "pmml/model/nearest_neighbor.h"
#include "pmml/model/neural_network.h"
#include "pmml/model/output.h"
#include "pmml/model/predicate.h"
#include "pmml/model/regression.h"
#include "pmml/model/rule_set.h"
#include "pmml/model/scorecard.h"
#include "pmml/model/sequence.h"
#include "pmml/model/stats.h"
#include "pmml/model/support_vector_machine.h"
#include "pmml/model/targets.h"
#include "pmml/model/text.h"
#include "pmml/model/time_series.h"
#include "pmml/model/tree.h"
#include "pmml/model/types.h"
#include "pmml/model/verification.h"

namespace pmml {

/// Is the root of the document and holds the header, the data dictionary and any number of models.
struct PMML : Element {
  static constexpr std::string_view element_name = "PMML";

  std::string version;
  Box<Header> header;
  Box<MiningBuildTask> miningBuildTask;
  Box<DataDictionary> dataDictionary;
  Box<TransformationDictionary> transformationDictionary;
  std::vector<Model> models;

  static void describe(Description<PMML>& d);
};

/// A processing instruction before the root element; kept and never acted on.
struct Instruction {
  std::string target;
  std::string data;
  friend bool operator==(const Instruction&, const Instruction&) = default;
};

/// A whole document: its root and what an XML file says around it.
struct Document {
  PMML pmml;
  std::string namespaceUri{latest_namespace};  ///< as read; empty when the file used none
  std::vector<Instruction> instructions;

  /// The version whose rules apply: named by the namespace, else by PMML@version, else the latest.
  Version version() const;
};

}  // namespace pmml
