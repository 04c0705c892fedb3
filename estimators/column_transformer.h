// Gives every group of columns its own treatment.
#pragma once

#include "estimators/estimator.h"

namespace estimators {

/// Transforms the named columns of each step and puts the results side by side, in the order of the
/// steps; columns in no step follow last with remainder=passthrough.
class ColumnTransformer final : public Transformer {
 public:
  struct Step {
    std::string name;
    Part<Transformer> transformer;
    std::vector<std::string> columns;
  };

  std::vector<Step> transformers;
  std::string remainder = "drop";
  /// Whether results are named STEP__NAME; otherwise a name made twice is E-DUPLICATE-COLUMN.
  bool verbose_feature_names_out = true;

  /// Columns that are in no step.
  std::vector<std::string> remainder_columns_;

  std::string_view name() const override { return "column_transformer"; }
  const std::vector<Param>& params() const override;
  std::vector<ParamValue> get_params() const override;
  void set_param(std::string_view param_name, std::string_view value) override;
  std::unique_ptr<Transformer> clone() const override;

  ColumnTransformer& fit(const pmml::Table& X) override;
  pmml::Table transform(const pmml::Table& X) const override;
  std::vector<std::string> get_feature_names_out() const override;

 private:
  std::string output_name(std::string_view step, const std::string& column) const;
};

}  // namespace estimators
