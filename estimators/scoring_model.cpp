#include "estimators/scoring_model.h"

#include <cmath>
#include <limits>
#include <variant>

#include "estimators/document.h"

namespace estimators {
namespace {

template <class T>
concept HasOutput = requires(T model) {
  model.output.reset();
};

// Without Output the scorer gives the prediction and the probabilities under fixed names.
pmml::Document without_outputs(const pmml::Document& document) {
  pmml::Document out = document;
  for (pmml::Model& model : out.pmml.models) {
    std::visit(
        [](auto& held) {
          if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(held)>, std::monostate>) {
            if constexpr (HasOutput<decltype(*held)>) held->output.reset();
          }
        },
        model);
  }
  return out;
}

}  // namespace

ScoringModel::ScoringModel(const pmml::Document& document)
    : document_(std::make_shared<pmml::Document>(document)),
      scorer_(pmml::compile(without_outputs(document))) {
  for (const pmml::ScoredField& field : scorer_.inputFields()) {
    feature_names_in_.push_back(field.name);
  }
  n_features_in_ = static_cast<Eigen::Index>(feature_names_in_.size());
  if (scorer_.targetFields().empty()) return;
  const pmml::ScoredField& target = scorer_.targetFields().front();
  target_name_ = target.name;
  if (target.optype != pmml::OpType::continuous) classes_ = target.values;
}

const std::vector<Param>& ScoringModel::params() const {
  static const std::vector<Param> none;
  return none;
}

std::unique_ptr<Estimator> ScoringModel::clone() const {
  return std::make_unique<ScoringModel>(*this);
}

ScoringModel& ScoringModel::fit(const pmml::Table&, const pmml::Column&) {
  throw pmml::UnsupportedFeature("E-UNSUPPORTED", "fit of a scoring model",
                                 "a native estimator; this one only predicts");
}

pmml::Column ScoringModel::predict(const pmml::Table& X) const {
  pmml::Report report;
  pmml::Table scored = scorer_.score(X, report);
  const pmml::Column* named = scored.find(target_name_);
  pmml::Column out = named == nullptr ? scored.columns.at(0) : *named;
  out.name = target_name_;
  return out;
}

Eigen::MatrixXd ScoringModel::predict_proba(const pmml::Table& X) const {
  if (!is_classifier()) return Estimator::predict_proba(X);
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  pmml::Report report;
  const pmml::Table scored = scorer_.score(X, report);
  Eigen::MatrixXd out = Eigen::MatrixXd::Constant(static_cast<Eigen::Index>(X.rows()),
                                                  static_cast<Eigen::Index>(classes_.size()), nan);
  for (std::size_t k = 0; k < classes_.size(); ++k) {
    const pmml::Column* share = scored.find("probability(" + classes_[k] + ")");
    for (std::size_t i = 0; share != nullptr && i < share->size(); ++i) {
      if (!share->missing(i)) {
        out(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k)) = share->numbers[i];
      }
    }
  }
  return out;
}

std::unique_ptr<Estimator> estimator_of(const pmml::Document& document) {
  try {
    return from_pmml(document);
  } catch (const pmml::UnsupportedFeature&) {
    return std::make_unique<ScoringModel>(document);
  }
}

}  // namespace estimators
