// Qualities of a model on data, as they are stated and as they are computed again.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/data/table.h"
#include "pmml/model/explanation.h"

namespace pmml::archive {

/// Rows with what is true of them and what the model says.
struct Scored {
  Column truth;
  Column predicted;
  std::vector<std::string> classes;  ///< empty for numbers
  Eigen::MatrixXd probabilities;     ///< one column per class
};

/// A number that stands for a quality, in the provenance and in PredictiveModelQuality.
struct Metric {
  std::string_view name;       ///< in provenance; empty where it has none
  std::string_view attribute;  ///< of PredictiveModelQuality
  std::optional<double> PredictiveModelQuality::*member;
  /// Throws UnsupportedFeature for metrics of two classes when there are others, or when neither is
  /// the `positive` one.
  double (*compute)(const Scored& scored, std::string_view positive);
};

std::span<const Metric> known_metrics();

}  // namespace pmml::archive
