// Chains of transformers, alone or before an estimator.
#pragma once

#include "estimators/estimator.h"

namespace estimators {

/// One named transformer of a chain.
struct PipelineStep {
  std::string name;
  Part<Transformer> transformer;
};

/// Transformers one after the other, each fitted on what the one before makes.
class TransformerPipeline final : public Transformer {
 public:
  std::vector<PipelineStep> steps;

  TransformerPipeline() = default;
  explicit TransformerPipeline(std::vector<PipelineStep> chain) : steps(std::move(chain)) {}

  std::string_view name() const override { return "transformer_pipeline"; }
  const std::vector<Param>& params() const override;
  std::vector<ParamValue> get_params() const override;
  void set_param(std::string_view param_name, std::string_view value) override;
  std::unique_ptr<Transformer> clone() const override;

  TransformerPipeline& fit(const pmml::Table& X) override;
  pmml::Table transform(const pmml::Table& X) const override;
  std::vector<std::string> get_feature_names_out() const override;
};

/// Transformers and an estimator that learns from what the last of them makes.
class Pipeline final : public Estimator {
 public:
  TransformerPipeline transformers;
  std::string estimator_name = "estimator";
  Part<Estimator> estimator;

  std::string_view name() const override { return "pipeline"; }
  const std::vector<Param>& params() const override { return transformers.params(); }
  std::vector<ParamValue> get_params() const override;
  /// `step__param`, and `ESTIMATOR_NAME__param` for the estimator's own.
  void set_param(std::string_view param_name, std::string_view value) override;
  std::unique_ptr<Estimator> clone() const override;

  Pipeline& fit(const pmml::Table& X, const pmml::Column& y) override;
  pmml::Column predict(const pmml::Table& X) const override;
  Eigen::MatrixXd predict_proba(const pmml::Table& X) const override;
  bool is_classifier() const override { return estimator->is_classifier(); }
  std::vector<std::string> classes() const override { return estimator->classes(); }
};

/// An unfitted pipeline that suits the data: numbers have missing cells filled with the median (if
/// there are any) and are standardised when the estimator wants it; text has missing cells filled
/// with the most frequent value (if there are any) and becomes 0/1 columns, unknown categories
/// all zero. Columns other than `target` are the features. Throws InvalidData E-NO-COLUMN (target),
/// E-EMPTY-DATA (no features), E-CATEGORIES (a text column with more than 1000 values).
Pipeline default_pipeline(const pmml::Table& table, std::string_view target,
                          Part<Estimator> estimator);

}  // namespace estimators
