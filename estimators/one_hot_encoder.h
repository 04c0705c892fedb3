// Turns categories into columns of 0 and 1.
#pragma once

#include <cstddef>
#include <optional>

#include "estimators/estimator.h"

namespace estimators {

/// One column per category of each feature, named NAME_CATEGORY. Missing cells are a category of
/// their own, the last, when fit has seen them.
class OneHotEncoder final : public Transformer {
 public:
  /// first: the first category has no column; if_binary: only of features with two categories.
  std::optional<std::string> drop;
  /// What transform does with a category that fit has not seen: error (E-UNKNOWN-CATEGORY), or
  /// ignore, which gives zeros in all columns of the feature.
  std::string handle_unknown = "error";

  /// Sorted: numbers by value, text by bytes, missing last.
  std::vector<std::vector<Cell>> categories_;
  /// The category without a column, per feature.
  std::vector<std::optional<std::size_t>> drop_idx_;

  std::string_view name() const override { return "one_hot_encoder"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Transformer> clone() const override;

  OneHotEncoder& fit(const pmml::Table& X) override;
  pmml::Table transform(const pmml::Table& X) const override;
  std::vector<std::string> get_feature_names_out() const override;
};

}  // namespace estimators
