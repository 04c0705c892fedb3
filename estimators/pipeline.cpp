#include "estimators/pipeline.h"

#include <algorithm>

namespace estimators {

const std::vector<Param>& TransformerPipeline::params() const {
  static const std::vector<Param> table;
  return table;
}

std::vector<ParamValue> TransformerPipeline::get_params() const {
  std::vector<ParamValue> out;
  for (const PipelineStep& step : steps) append_nested(out, step.name, *step.transformer);
  return out;
}

void TransformerPipeline::set_param(std::string_view param_name, std::string_view value) {
  const auto [part, rest] = split_nested(param_name);
  const auto step = std::ranges::find(steps, part, &PipelineStep::name);
  if (step == steps.end()) return Parameters::set_param(param_name, value);
  step->transformer->set_param(rest, value);
}

std::unique_ptr<Transformer> TransformerPipeline::clone() const {
  return std::make_unique<TransformerPipeline>(*this);
}

TransformerPipeline& TransformerPipeline::fit(const pmml::Table& X) {
  warnings_ = pmml::Report();
  pmml::Table made = X;
  for (PipelineStep& step : steps) {
    step.transformer->fit(made);
    warnings_.add(step.transformer->warnings_);
    if (&step != &steps.back()) made = step.transformer->transform(made);
  }
  learnt(X);
  return *this;
}

pmml::Table TransformerPipeline::transform(const pmml::Table& X) const {
  check_fitted();
  if (steps.empty()) return fitted_columns(X);
  pmml::Table made = steps.front().transformer->transform(X);
  for (std::size_t i = 1; i < steps.size(); ++i) made = steps[i].transformer->transform(made);
  return made;
}

std::vector<std::string> TransformerPipeline::get_feature_names_out() const {
  return steps.empty() ? input_names() : steps.back().transformer->get_feature_names_out();
}

std::vector<ParamValue> Pipeline::get_params() const {
  std::vector<ParamValue> out = transformers.get_params();
  append_nested(out, estimator_name, *estimator);
  return out;
}

void Pipeline::set_param(std::string_view param_name, std::string_view value) {
  const auto [part, rest] = split_nested(param_name);
  if (part != estimator_name) return transformers.set_param(param_name, value);
  estimator->set_param(rest, value);
}

std::unique_ptr<Estimator> Pipeline::clone() const {
  return std::make_unique<Pipeline>(*this);
}

Pipeline& Pipeline::fit(const pmml::Table& X, const pmml::Column& y) {
  check_rows(static_cast<Eigen::Index>(X.rows()), y.size());
  estimator->fit(transformers.fit_transform(X), y);
  warnings_ = transformers.warnings_;
  warnings_.add(estimator->warnings_);
  target_name_ = y.name;
  learnt(X);
  return *this;
}

pmml::Column Pipeline::predict(const pmml::Table& X) const {
  check_fitted();
  return estimator->predict(transformers.transform(X));
}

Eigen::MatrixXd Pipeline::predict_proba(const pmml::Table& X) const {
  check_fitted();
  return estimator->predict_proba(transformers.transform(X));
}

}  // namespace estimators
