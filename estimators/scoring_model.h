// Any model of a document as an estimator, also those that no native estimator holds.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "estimators/estimator.h"
#include "pmml/model/document.h"
#include "pmml/score/scorer.h"

namespace estimators {

/// Predicts with the scorer. A fitted model without fit: fit throws UnsupportedFeature. Unlike
/// native estimators it takes missing cells as the document says; a row without a result has a
/// missing prediction and NaN probabilities.
class ScoringModel final : public Estimator {
 public:
  /// The first scorable model of the document. Throws as pmml::compile does.
  explicit ScoringModel(const pmml::Document& document);

  /// The document as it was given.
  const pmml::Document& document() const { return *document_; }

  std::string_view name() const override { return "scoring_model"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Estimator> clone() const override;
  ScoringModel& fit(const pmml::Table& X, const pmml::Column& y) override;
  pmml::Column predict(const pmml::Table& X) const override;
  Eigen::MatrixXd predict_proba(const pmml::Table& X) const override;
  bool is_classifier() const override { return !classes_.empty(); }
  std::vector<std::string> classes() const override { return classes_; }

 private:
  std::shared_ptr<const pmml::Document> document_;
  pmml::Scorer scorer_;
  std::vector<std::string> classes_;
};

/// from_pmml where a native estimator holds the model, else a ScoringModel.
std::unique_ptr<Estimator> estimator_of(const pmml::Document& document);

}  // namespace estimators
