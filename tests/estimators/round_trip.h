// What is kept when an estimator goes through a document and its XML text.
#pragma once

#include <catch2/catch.hpp>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "estimators/document.h"
#include "pmml/data/csv.h"
#include "pmml/io/read.h"
#include "pmml/io/write.h"

inline pmml::Table sample(const std::string& name) {
  pmml::Table table;
  pmml::Report report;
  const std::string path = std::string(PMML_SOURCE_DIR) + "/samples/data/" + name + ".csv";
  REQUIRE(pmml::read_csv_file(path, {}, table, report));
  pmml::infer_types(table);
  return table;
}

/// The document that the text says, which must be valid.
inline pmml::Document read_valid(const std::string& text) {
  pmml::Document document;
  pmml::Report report;
  const bool is_read = pmml::read(text, document, report);
  INFO(pmml::to_string(report));
  REQUIRE(is_read);
  REQUIRE(report.empty());
  return document;
}

inline bool same_bits(double a, double b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

template <class A, class B>
bool same_bits(const Eigen::DenseBase<A>& a, const Eigen::DenseBase<B>& b) {
  if (a.rows() != b.rows() || a.cols() != b.cols()) return false;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    for (Eigen::Index j = 0; j < a.cols(); ++j) {
      if (!same_bits(double(a.derived()(i, j)), double(b.derived()(i, j)))) return false;
    }
  }
  return true;
}

inline bool same_cells(const pmml::Column& a, const pmml::Column& b) {
  if (a.name != b.name || a.kind != b.kind || a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool same = a.kind == pmml::Column::Kind::number ? same_bits(a.numbers[i], b.numbers[i])
                                                           : a.text[i] == b.text[i];
    if (!same) return false;
  }
  return true;
}

/// The estimator after to_pmml, write, read and from_pmml; the document must be valid and its text
/// reproducible.
inline std::unique_ptr<estimators::Estimator> through_text(const estimators::Estimator& fitted,
                                                           const pmml::Table& table,
                                                           const std::string& target) {
  const std::string text = pmml::write(estimators::to_pmml(fitted, {table, target}));
  const pmml::Document document = read_valid(text);
  REQUIRE(pmml::write(document) == text);
  return estimators::from_pmml(document);
}

/// Predictions and probabilities are the same bits.
inline void require_same_answers(const estimators::Estimator& a, const estimators::Estimator& b,
                                 const pmml::Table& X) {
  REQUIRE(same_cells(a.predict(X), b.predict(X)));
  if (a.is_classifier()) {
    REQUIRE(a.classes() == b.classes());
    REQUIRE(same_bits(a.predict_proba(X), b.predict_proba(X)));
  }
}
