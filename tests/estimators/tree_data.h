// Data for the tests of trees and forests: the sets of tree_reference.json, and small ones.
#pragma once

#include <Eigen/Core>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pmml/describe/problem.h"

namespace tree_data {

inline const nlohmann::json& reference() {
  static const nlohmann::json document = [] {
    std::ifstream file(PMML_SOURCE_DIR "/tests/estimators/tree_reference.json");
    return nlohmann::json::parse(file);
  }();
  return document;
}

inline Eigen::MatrixXd matrix(const nlohmann::json& rows) {
  Eigen::MatrixXd out(static_cast<Eigen::Index>(rows.size()),
                      static_cast<Eigen::Index>(rows[0].size()));
  for (Eigen::Index i = 0; i < out.rows(); ++i) {
    for (Eigen::Index j = 0; j < out.cols(); ++j) {
      out(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<double>();
    }
  }
  return out;
}

inline Eigen::VectorXd vector(const nlohmann::json& values) {
  const auto numbers = values.get<std::vector<double>>();
  return Eigen::Map<const Eigen::VectorXd>(numbers.data(),
                                           static_cast<Eigen::Index>(numbers.size()));
}

inline std::vector<std::string> labels(const nlohmann::json& values) {
  std::vector<std::string> out;
  for (const auto& value : values) out.push_back(std::to_string(value.get<int>()));
  return out;
}

struct Set {
  explicit Set(const std::string& name)
      : X(matrix(reference()["datasets"][name]["X"])), y(reference()["datasets"][name]["y"]) {}
  std::vector<std::string> classes() const { return labels(y); }
  Eigen::VectorXd numbers() const { return vector(y); }

  Eigen::MatrixXd X;
  nlohmann::json y;
};

/// One feature.
inline Eigen::MatrixXd column(std::vector<double> values) {
  return Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

/// The id of the Error that `work` throws, empty when it throws none.
template <class Work>
std::string error_id(Work work) {
  try {
    work();
  } catch (const pmml::Error& error) {
    return error.report().problems().front().id;
  }
  return {};
}

}  // namespace tree_data
