#include "estimators/linear_pmml.h"

#include <map>
#include <set>

#include "pmml/describe/value_type.h"

namespace estimators {
namespace {

using Normalization = pmml::RegressionNormalizationMethod;
using pmml::RegressionModel;
using pmml::RegressionTable;

constexpr const char* model_path = "/PMML/RegressionModel";

RegressionTable table(const FieldColumns& features, const Eigen::RowVectorXd& coef,
                      double intercept) {
  RegressionTable out;
  out.intercept = intercept;
  for (Eigen::Index j = 0; j < coef.size(); ++j) {
    pmml::NumericPredictor& predictor = out.numericPredictors.emplace_back();
    predictor.name = features[static_cast<std::size_t>(j)].field;
    predictor.coefficient = coef[j];
  }
  return out;
}

struct Equation {
  Eigen::RowVectorXd coef;
  double intercept = 0;
};

Equation equation(const RegressionTable& table, const FieldColumns& features) {
  std::map<std::string_view, Eigen::Index> index;
  for (std::size_t j = 0; j < features.size(); ++j) {
    index.emplace(features[j].field, static_cast<Eigen::Index>(j));
  }
  Equation out{Eigen::RowVectorXd::Zero(static_cast<Eigen::Index>(features.size())),
               table.intercept};
  for (const pmml::NumericPredictor& predictor : table.numericPredictors) {
    const auto found = index.find(predictor.name);
    if (found == index.end()) {
      contradiction("E-NO-FIELD", predictor, model_path, predictor.name, "a feature of the model");
    }
    out.coef[found->second] += predictor.coefficient;
  }
  return out;
}

void require_linear(const RegressionTable& table) {
  const std::string path = std::string(model_path) + "/RegressionTable";
  for (const pmml::NumericPredictor& predictor : table.numericPredictors) {
    if (predictor.exponent == 1) continue;
    unsupported(predictor, path + "/NumericPredictor",
                "exponent " + std::to_string(predictor.exponent), "exponent 1");
  }
  if (!table.categoricalPredictors.empty()) {
    unsupported(table, path, "CategoricalPredictor", "numeric predictors of derived fields");
  }
  if (!table.predictorTerms.empty()) {
    unsupported(table, path, "PredictorTerm", "numeric predictors only");
  }
}

std::unique_ptr<Estimator> read_linear(const RegressionModel& model, const FieldColumns& features,
                                       const Notes& notes) {
  if (model.normalizationMethod != Normalization::none) {
    unsupported(model, model_path, std::string(pmml::name_of(model.normalizationMethod)),
                "normalizationMethod none");
  }
  auto out = std::make_unique<LinearRegression>();
  notes.get_params(*out);
  const Equation found = equation(model.regressionTables.at(0), features);
  out->coef_ = found.coef.transpose();
  out->intercept_ = found.intercept;
  out->rank_ = notes.integer("rank").value_or(0);
  return out;
}

// The tables in the order of the target's values, which is the order of classes_.
std::vector<std::string> categories(const RegressionModel& model, const FieldReader& fields) {
  std::vector<std::string> out;
  if (fields.target() != nullptr) {
    for (const pmml::Value& value : fields.target()->values) {
      if (value.property == pmml::ValueProperty::valid) out.push_back(value.value);
    }
  }
  if (out.size() == model.regressionTables.size()) return out;
  out.clear();
  for (const RegressionTable& table : model.regressionTables) {
    out.push_back(table.targetCategory.value_or(""));
  }
  return out;
}

std::vector<Equation> equations(const RegressionModel& model, const FieldColumns& features,
                                const std::vector<std::string>& classes) {
  std::map<std::string, Equation> by_class;
  for (const RegressionTable& table : model.regressionTables) {
    by_class.emplace(table.targetCategory.value_or(""), equation(table, features));
  }
  std::vector<Equation> out;
  for (const std::string& category : classes) {
    const auto found = by_class.find(category);
    if (found == by_class.end()) {
      contradiction("E-NO-CLASS", model, model_path, "no RegressionTable for " + category,
                    "one for every value of the target");
    }
    out.push_back(found->second);
  }
  return out;
}

// The equation of the second class; softmax looks at differences only.
Equation binary_equation(const RegressionModel& model, const std::vector<std::string>& classes,
                         const std::vector<Equation>& both) {
  if (model.normalizationMethod == Normalization::softmax) {
    if (both[0].coef.isZero(0) && both[0].intercept == 0) return both[1];
    return {both[1].coef - both[0].coef, both[1].intercept - both[0].intercept};
  }
  const bool first_is_second = model.regressionTables[0].targetCategory == classes[1];
  if (first_is_second) return both[1];
  return {-both[0].coef, -both[0].intercept};
}

void require_link(const RegressionModel& model) {
  const bool binary = model.regressionTables.size() == 2;
  if (model.normalizationMethod == Normalization::softmax) return;
  if (binary && model.normalizationMethod == Normalization::logit) return;
  unsupported(model, model_path,
              "normalizationMethod " + std::string(pmml::name_of(model.normalizationMethod)),
              "softmax, or logit of two classes");
}

std::unique_ptr<Estimator> read_logistic(const RegressionModel& model, const FieldColumns& features,
                                         const FieldReader& fields, const Notes& notes) {
  require_link(model);
  auto out = std::make_unique<LogisticRegression>();
  notes.get_params(*out);
  out->classes_ = categories(model, fields);
  std::vector<Equation> found = equations(model, features, out->classes_);
  if (found.size() < 2) {
    unsupported(model, model_path, std::to_string(found.size()) + " RegressionTables",
                "one for each of two or more classes");
  }
  if (found.size() == 2) found = {binary_equation(model, out->classes_, found)};
  const auto rows = static_cast<Eigen::Index>(found.size());
  out->coef_.resize(rows, static_cast<Eigen::Index>(features.size()));
  out->intercept_.resize(rows);
  for (Eigen::Index i = 0; i < rows; ++i) {
    out->coef_.row(i) = found[static_cast<std::size_t>(i)].coef;
    out->intercept_[i] = found[static_cast<std::size_t>(i)].intercept;
  }
  out->n_iter_ = notes.integer("n_iter").value_or(0);
  out->converged_ = notes.integer("converged") == 1;
  return out;
}

}  // namespace

pmml::Model write_model(const LinearRegression& fitted, const FieldColumns& features,
                        Notes& notes) {
  notes.set("rank", std::to_string(fitted.rank_));
  RegressionModel out;
  out.functionName = pmml::MiningFunction::regression;
  out.algorithmName = fitted.name();
  out.regressionTables.push_back(table(features, fitted.coef_.transpose(), fitted.intercept_));
  return pmml::Box<RegressionModel>(std::move(out));
}

pmml::Model write_model(const LogisticRegression& fitted, const FieldColumns& features,
                        Notes& notes) {
  notes.set("n_iter", std::to_string(fitted.n_iter_));
  notes.set("converged", fitted.converged_ ? "1" : "0");
  RegressionModel out;
  out.functionName = pmml::MiningFunction::classification;
  out.algorithmName = fitted.name();
  out.normalizationMethod = Normalization::softmax;
  const auto classes = static_cast<Eigen::Index>(fitted.classes_.size());
  const Eigen::Index skipped = classes - fitted.coef_.rows();
  for (Eigen::Index k = 0; k < classes; ++k) {
    RegressionTable& row = out.regressionTables.emplace_back();
    if (k >= skipped) {
      row = table(features, fitted.coef_.row(k - skipped), fitted.intercept_[k - skipped]);
    }
    row.targetCategory = fitted.classes_[static_cast<std::size_t>(k)];
  }
  return pmml::Box<RegressionModel>(std::move(out));
}

std::vector<std::string> predictors(const RegressionModel& model) {
  std::vector<std::string> out;
  std::set<std::string_view> seen;
  for (const RegressionTable& table : model.regressionTables) {
    for (const pmml::NumericPredictor& predictor : table.numericPredictors) {
      if (seen.insert(predictor.name).second) out.push_back(predictor.name);
    }
  }
  return out;
}

std::unique_ptr<Estimator> read_model(const RegressionModel& model, const FieldColumns& features,
                                      const FieldReader& fields, const Notes& notes) {
  if (model.regressionTables.empty()) {
    contradiction("E-ABSENT", model, model_path, "no RegressionTable", "at least one");
  }
  for (const RegressionTable& table : model.regressionTables) require_linear(table);
  return model.functionName == pmml::MiningFunction::classification
             ? read_logistic(model, features, fields, notes)
             : read_linear(model, features, notes);
}

}  // namespace estimators
