#include "reference.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <limits>

#include "estimators/frame.h"
#include "pmml/data/csv.h"

using nlohmann::json;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

pmml::Table read_sample(const std::string& path) {
  pmml::Table table;
  pmml::Report report;
  REQUIRE(pmml::read_csv_file(std::string(PMML_SOURCE_DIR) + "/" + path, {}, table, report));
  pmml::infer_types(table);
  return table;
}

double as_number(const json& value) {
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

bool any_missing(const pmml::Table& table, std::size_t row) {
  for (const pmml::Column& column : table.columns) {
    if (column.missing(row)) return true;
  }
  return false;
}

}  // namespace

json reference_cases(const std::string& name) {
  const std::string path =
      std::string(PMML_SOURCE_DIR) + "/tests/estimators/reference/" + name + ".json";
  std::ifstream file(path);
  INFO(path);
  REQUIRE(file);
  return json::parse(file).at("cases");
}

ReferenceData reference_data(const json& the_case) {
  std::vector<std::string> names = as_texts(the_case.at("features"));
  const bool has_target = the_case.contains("target");
  if (has_target) names.push_back(the_case.at("target").get<std::string>());
  pmml::Table table = estimators::select_columns(read_sample(the_case.at("data")), names);
  if (the_case.at("complete").get<bool>()) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (!any_missing(table, row)) rows.push_back(row);
    }
    table = estimators::take_rows(table, rows);
  }
  ReferenceData out;
  if (has_target) {
    out.y = table.columns.back();
    table.columns.pop_back();
  }
  out.X = std::move(table);
  return out;
}

Eigen::VectorXd as_vector(const json& array) {
  Eigen::VectorXd out(static_cast<Eigen::Index>(array.size()));
  for (std::size_t i = 0; i < array.size(); ++i) {
    out[static_cast<Eigen::Index>(i)] = as_number(array[i]);
  }
  return out;
}

Eigen::MatrixXd as_matrix(const json& rows) {
  Eigen::MatrixXd out(static_cast<Eigen::Index>(rows.size()),
                      static_cast<Eigen::Index>(rows.at(0).size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out.row(static_cast<Eigen::Index>(i)) = as_vector(rows[i]).transpose();
  }
  return out;
}

std::vector<std::size_t> as_rows(const json& array) {
  return array.get<std::vector<std::size_t>>();
}

std::vector<std::string> as_texts(const json& array) {
  return array.get<std::vector<std::string>>();
}

double distance(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
  if (a.rows() != b.rows() || a.cols() != b.cols()) return infinity;
  double out = 0;
  for (Eigen::Index i = 0; i < a.size(); ++i) {
    const double x = a.data()[i];
    const double y = b.data()[i];
    if (std::isnan(x) != std::isnan(y)) return infinity;
    if (!std::isnan(x)) out = std::max(out, std::abs(x - y) / std::max(1.0, std::abs(y)));
  }
  return out;
}
