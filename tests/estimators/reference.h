// What scikit-learn learnt: cases of reference/*.json and the data they were fitted on.
#pragma once

#include <Eigen/Core>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pmml/data/table.h"

/// The cases of reference/NAME.json.
nlohmann::json reference_cases(const std::string& name);

/// The case's features and target, without incomplete rows where the case leaves them out.
struct ReferenceData {
  pmml::Table X;
  pmml::Column y;
};
ReferenceData reference_data(const nlohmann::json& the_case);

/// Numbers of a hand calculation.
inline Eigen::VectorXd vector(std::initializer_list<double> values) {
  return Eigen::Map<const Eigen::VectorXd>(values.begin(),
                                           static_cast<Eigen::Index>(values.size()));
}

/// Numbers, null as NaN.
Eigen::VectorXd as_vector(const nlohmann::json& array);
Eigen::MatrixXd as_matrix(const nlohmann::json& rows);
std::vector<std::size_t> as_rows(const nlohmann::json& array);
std::vector<std::string> as_texts(const nlohmann::json& array);

/// Greatest |a - b| / max(1, |b|); infinite when shapes or NaN positions differ.
double distance(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b);
