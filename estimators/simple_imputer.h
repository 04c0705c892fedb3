// Fills missing cells.
#pragma once

#include <cstdint>
#include <optional>

#include "estimators/estimator.h"

namespace estimators {

/// Replaces missing cells of a column by one value. Text columns take most_frequent and constant
/// only (E-TEXT-COLUMN). A column without any value is dropped (W-EMPTY-FEATURE) unless the
/// strategy is constant.
class SimpleImputer final : public Transformer {
 public:
  std::string strategy = "mean";
  /// For strategy constant; 0 for numbers and "missing_value" for text when absent.
  std::optional<std::string> fill_value;
  bool add_indicator = false;

  /// One value per column; missing where the column is dropped. Of equally frequent values the
  /// smallest.
  std::vector<Cell> statistics_;
  /// With add_indicator: columns that had missing cells; each adds `missingindicator_NAME` of 0, 1.
  std::vector<std::size_t> indicator_features_;

  std::string_view name() const override { return "simple_imputer"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Transformer> clone() const override;

  SimpleImputer& fit(const pmml::Table& X) override;
  pmml::Table transform(const pmml::Table& X) const override;
  std::vector<std::string> get_feature_names_out() const override;
};

}  // namespace estimators
