// GaussianProcessModel (checklist section 27).
#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "pmml/score/from_result.h"
#include "pmml/score/kernel.h"
#include "pmml/score/normal.h"
#include "pmml/score/table.h"

namespace pmml::scoring {

namespace {

/// More training records need more than some seconds to compile.
constexpr std::size_t most_training_records = 5000;
constexpr double default_confidence = 95;

/// The training records: numbers of the inputs, row by row, and of the target.
struct Training {
  std::vector<Slot> inputs;
  std::vector<double> points;
  std::vector<double> targets;
};

class TrainingReader {
 public:
  TrainingReader(const TrainingInstances& instances, ModelContext& context)
      : instances_(instances), context_(context) {}

  Training read() {
    for (const InstanceField& field : instances_.instanceFields->instanceFields) add_field(field);
    if (target_.name.empty() || training_.inputs.empty())
      fail_invalid("E-ABSENT", instances_.where, "InstanceFields",
                   target_.name.empty() ? "no target" : "no input",
                   "the target and the inputs of the model");
    const auto* table = std::get_if<Box<InlineTable>>(&instances_.table);
    if (table == nullptr)
      context_.unsupported(instances_, "TrainingInstances", "a table outside the document");
    add_rows((*table)->rows);
    return std::move(training_);
  }

 private:
  struct Column {
    std::string name;
    std::size_t place = 0;
  };

  void add_field(const InstanceField& field) {
    const std::string& column = field.column.value_or(field.field);
    if (field.field == context_.target_name) {
      target_.name = column;
      return;
    }
    if (!is_input(field.field)) return;
    const bool raw = context_.compilation.data_field(field.field) != nullptr;
    if (!raw && !instances_.isTransformed)
      fail_invalid("E-VALUE", field.where, "InstanceField", field.field,
                   "isTransformed=\"true\", as the field is derived");
    training_.inputs.push_back(context_.number_slot(field.field, field.where));
    columns_.push_back({column});
  }

  /// Fields of the mining schema that are not active are no inputs.
  bool is_input(const std::string& name) const {
    const MiningField* field = context_.mining_field(name);
    return field == nullptr || field->usageType == UsageType::active;
  }

  void add_rows(const std::vector<row>& rows) {
    if (rows.empty() || rows.size() > most_training_records) {
      if (rows.empty())
        fail_invalid("E-ABSENT", instances_.where, "InlineTable", "no row", "training records");
      context_.unsupported(instances_, "InlineTable", std::to_string(rows.size()) + " rows");
    }
    for (const row& record : rows) {
      for (Column& column : columns_) training_.points.push_back(number(record, column));
      training_.targets.push_back(number(record, target_));
    }
  }

  /// Cells are looked for where the row before had them.
  double number(const row& record, Column& column) {
    const auto& cells = record.cells;
    const Cell* cell = nullptr;
    if (column.place < cells.size() && cells[column.place].name == column.name) {
      cell = &cells[column.place];
    } else if ((cell = find_cell(record, column.name)) != nullptr) {
      column.place = static_cast<std::size_t>(cell - cells.data());
    } else {
      fail_invalid("E-ABSENT", record.where, "row", "no " + column.name,
                   "a number in every column");
    }
    return literal(cell->value, DataType::double_, context_.pool(), record.where, "row");
  }

  const TrainingInstances& instances_;
  ModelContext& context_;
  Column target_;
  std::vector<Column> columns_;
  Training training_;
};

class GaussianProcessScorer : public ModelScorer {
 public:
  GaussianProcessScorer(const GaussianProcessModel& model, ModelContext& context);

  /// The covariances with the training records, then the mean, stay in the result's scratch.
  void score(Row& row, Result& result) const override {
    std::vector<double> point;
    for (const Slot slot : training_.inputs) {
      point.push_back(row.get(slot));
      if (is_missing(point.back())) return;
    }
    double mean = 0;
    for (std::size_t i = 0; i < training_.targets.size(); ++i) {
      result.scratch.push_back(
          kernel_(point.data(), training_.points.data() + i * training_.inputs.size()));
      mean += result.scratch.back() * weights_[static_cast<Eigen::Index>(i)];
    }
    result.scratch.push_back(mean);
    result.value = single_ ? to_single(mean) : mean;
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override;

  /// Covariances with the training records, and what they are weighted with.
  void explain(Row&, const Result& result, Tracer& tracer) const override {
    if (result.scratch.empty()) return;
    tracer.list(training_.targets.size(), [&](std::size_t i) {
      tracer.add("covariance", Tracer::number(i), result.scratch[i]);
      tracer.add("weight", Tracer::number(i), weights_[static_cast<Eigen::Index>(i)]);
    });
    tracer.add("mean", {}, result.scratch.back());
    const double deviation = standard_deviation(result);
    tracer.add("variance", {}, deviation * deviation);
  }

 private:
  double standard_deviation(const Result& result) const {
    const Eigen::Map<const Eigen::VectorXd> k(result.scratch.data(), weights_.size());
    const double explained = factor_.matrixL().solve(k).squaredNorm();
    return std::sqrt(std::max(0.0, kernel_.variance() - explained) + kernel_.noise());
  }

  Training training_;
  ExponentialKernel kernel_;
  Eigen::LLT<Eigen::MatrixXd> factor_;
  Eigen::VectorXd weights_;
  bool single_;
};

GaussianProcessScorer::GaussianProcessScorer(const GaussianProcessModel& model,
                                             ModelContext& context)
    : training_(TrainingReader(*model.trainingInstances, context).read()),
      kernel_(model, training_.inputs.size()),
      single_(context.parts.single) {
  const auto n = static_cast<Eigen::Index>(training_.targets.size());
  const std::size_t size = training_.inputs.size();
  const auto point = [&](Eigen::Index i) {
    return training_.points.data() + static_cast<std::size_t>(i) * size;
  };
  Eigen::MatrixXd covariance(n, n);
  for (Eigen::Index column = 0; column < n; ++column) {
    for (Eigen::Index row = column; row < n; ++row)
      covariance(row, column) = kernel_(point(row), point(column));
    covariance(column, column) += kernel_.noise();
  }
  factor_.compute(covariance);
  weights_ = factor_.solve(Eigen::Map<const Eigen::VectorXd>(training_.targets.data(), n));
  if (factor_.info() != Eigen::Success || !weights_.allFinite())
    fail_invalid("E-VALUE", model.trainingInstances->where, "GaussianProcessModel",
                 "a covariance matrix that is not positive definite",
                 "training records and a kernel that can be told apart");
}

/// Uncertainties are those of the mean before Targets.
bool has_rescaled_target(const ModelContext& context) {
  if (context.parts.targets == nullptr) return false;
  const auto& targets = context.parts.targets->targets;
  return std::any_of(targets.begin(), targets.end(), [](const Target& target) {
    return target.rescaleFactor != 1 || target.rescaleConstant != 0 || target.castInteger;
  });
}

ExprPtr GaussianProcessScorer::feature(const OutputField& field, ModelContext& context) const {
  using Feature = ResultFeature;
  const bool bound = field.feature == Feature::confidenceIntervalLower ||
                     field.feature == Feature::confidenceIntervalUpper;
  if (!bound && field.feature != Feature::standardDeviation &&
      field.feature != Feature::standardError)
    return nullptr;
  if (has_rescaled_target(context)) return nullptr;
  double deviations = 0;
  if (bound) {
    const double level = field.value ? literal(*field.value, DataType::double_, context.pool(),
                                               field.where, "OutputField " + field.name)
                                     : default_confidence;
    if (!(level > 0 && level < 100))
      fail_invalid("E-VALUE", field.where, "OutputField " + field.name, *field.value,
                   "a percentage between 0 and 100");
    deviations = normal_quantile(0.5 + level / 200);
    if (field.feature == Feature::confidenceIntervalLower) deviations = -deviations;
  }
  return from_result(DataType::double_, context.result, [this, bound, deviations](const Result& r) {
    if (is_missing(r.value) || r.scratch.empty()) return missing;
    const double deviation = standard_deviation(r);
    return bound ? r.scratch.back() + deviations * deviation : deviation;
  });
}

}  // namespace

ScorerPtr compile_gaussian_process(const GaussianProcessModel& model, ModelContext& context) {
  if (context.parts.functionName != MiningFunction::regression)
    context.unsupported(model, "@functionName", std::string(name_of(context.parts.functionName)));
  return std::make_unique<GaussianProcessScorer>(model, context);
}

}  // namespace pmml::scoring
