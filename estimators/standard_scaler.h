// Standardises features to mean 0 and standard deviation 1.
#pragma once

#include <Eigen/Core>

#include "estimators/estimator.h"

namespace estimators {

/// z = (x - mean_) / scale_. Missing cells are ignored by fit and kept by transform; the variance
/// divides by the number of cells, and a constant feature has scale 1.
class StandardScaler final : public Transformer {
 public:
  bool with_mean = true;
  bool with_std = true;

  /// mean_ is empty when neither mean nor scale is wanted, var_ and scale_ without with_std.
  Eigen::VectorXd mean_;
  Eigen::VectorXd var_;
  Eigen::VectorXd scale_;
  /// Cells that were not missing, per feature.
  Eigen::VectorXd n_samples_seen_;

  std::string_view name() const override { return "standard_scaler"; }
  const std::vector<Param>& params() const override;
  std::unique_ptr<Transformer> clone() const override;

  StandardScaler& fit(const Eigen::MatrixXd& X);
  Eigen::MatrixXd transform(const Eigen::MatrixXd& X) const;
  Eigen::MatrixXd inverse_transform(const Eigen::MatrixXd& X) const;

  StandardScaler& fit(const pmml::Table& X) override;
  pmml::Table transform(const pmml::Table& X) const override;
  std::vector<std::string> get_feature_names_out() const override { return input_names(); }
};

}  // namespace estimators
