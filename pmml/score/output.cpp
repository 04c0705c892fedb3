#include <algorithm>

#include "pmml/score/from_result.h"
#include "pmml/score/model_unit.h"

namespace pmml::scoring {

namespace {

class PredictedValue : public FromResult {
 public:
  using FromResult::FromResult;

 protected:
  double read(const Result& result, Row&) const override { return result.value; }
};

class EntityId : public FromResult {
 public:
  using FromResult::FromResult;

 protected:
  double read(const Result& result, Row&) const override { return result.entity; }
};

class DisplayValue : public FromResult {
 public:
  DisplayValue(const ModelContext& context, std::unordered_map<double, double> displays)
      : FromResult(DataType::string, context.result),
        displays_(std::move(displays)),
        type_(context.target_type) {}

 protected:
  double read(const Result& result, Row& row) const override {
    if (is_missing(result.value)) return missing;
    const auto found = displays_.find(result.value);
    if (found != displays_.end()) return found->second;
    return row.pool().code(cell_text(result.value, type_, row.pool()));
  }

 private:
  std::unordered_map<double, double> displays_;
  DataType type_;
};

enum class Share : std::uint8_t { probability, confidence };

/// Probability or confidence of one category, or of the predicted one.
class CategoryShare : public FromResult {
 public:
  CategoryShare(const ModelContext& context, Share share, std::optional<double> category)
      : FromResult(DataType::double_, context.result),
        categories_(context.categories),
        share_(share),
        category_(category) {}

  double of(const Result& result) const {
    if (is_missing(result.value)) return missing;
    const auto& shares = share_ == Share::probability ? result.probabilities : result.confidences;
    const double category = category_.value_or(result.value);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (categories_[i] == category) return shares[i];
    }
    return shares.empty() || share_ == Share::confidence ? missing : 0;
  }

 protected:
  double read(const Result& result, Row&) const override { return of(result); }

 private:
  std::vector<double> categories_;
  Share share_;
  std::optional<double> category_;
};

/// Actual minus predicted, or for a category: 1 or 0 minus its probability.
class Residual : public FromResult {
 public:
  Residual(const ModelContext& context, Slot actual, std::optional<double> category)
      : FromResult(DataType::double_, context.result),
        share_(context, Share::probability, category),
        actual_(actual),
        category_(category),
        classifies_(context.classifies()) {}

 protected:
  double read(const Result& result, Row& row) const override {
    const double actual = row.get(actual_);
    if (is_missing(actual) || is_missing(result.value)) return missing;
    if (!classifies_) return actual - result.value;
    return (actual == category_.value_or(result.value) ? 1 : 0) - share_.of(result);
  }

 private:
  CategoryShare share_;
  Slot actual_;
  std::optional<double> category_;
  bool classifies_;
};

std::unordered_map<double, double> displays_of(ModelContext& context) {
  std::unordered_map<double, double> displays;
  if (context.target_space != nullptr) displays = context.target_space->displays;
  if (context.parts.targets == nullptr) return displays;
  for (const Target& target : context.parts.targets->targets) {
    if (target.field && *target.field != context.target_name) continue;
    for (const TargetValue& value : target.targetValues) {
      if (value.value && value.displayValue)
        displays[context.target_value(*value.value, value.where)] =
            context.pool().code(*value.displayValue);
    }
  }
  return displays;
}

/// The embedded model that a segmentId names, at any depth; nullptr when there is none.
ModelContext* find_segment(ModelContext& context, const std::string& id) {
  for (const auto& [name, segment] : context.segments) {
    if (name == id) return segment.get();
  }
  for (const auto& [name, segment] : context.segments) {
    if (ModelContext* found = find_segment(*segment, id)) return found;
  }
  return nullptr;
}

class OutputCompiler {
 public:
  OutputCompiler(ModelContext& context, const ModelScorer& scorer)
      : context_(context), scorer_(scorer) {}

  OutputColumn compile(const OutputField& field) {
    ExprPtr expr = expression(field);
    OutputColumn column;
    column.name = field.name;
    column.type = expr->list ? expr->type : field.dataType.value_or(expr->type);
    column.optype =
        field.optype.value_or(is_number(column.type) ? OpType::continuous : OpType::categorical);
    column.final = field.isFinalResult;
    column.expr = convert_to(std::move(expr), column.type, context_.pool(), field.name);
    declare(column);
    return column;
  }

  std::vector<OutputColumn> compile(const std::vector<OutputField>& fields) {
    std::vector<OutputColumn> columns;
    for (const OutputField& field : fields) columns.push_back(compile(field));
    return columns;
  }

 private:
  void declare(OutputColumn& column) {
    column.slot = context_.declare(column.name, column.type, column.optype).slot;
    ModelContext* parent = context_.parent;
    if (parent != nullptr && parent->shares_outputs)
      column.shared = parent->declare(column.name, column.type, column.optype).slot;
  }

  ExprPtr expression(const OutputField& field) {
    if (field.segmentId) {
      ModelContext* segment = find_segment(context_, *field.segmentId);
      if (segment == nullptr)
        return make_constant(missing, field.dataType.value_or(DataType::string));
      return of_segment(field, *segment);
    }
    if (!std::holds_alternative<std::monostate>(field.expression))
      return compile_expression(field.expression, context_, field.dataType);
    if (!field.targetField || *field.targetField == context_.target_name ||
        context_.target_name.empty())
      return of_model(field, context_);
    return of_other_target(field);
  }

  /// A target other than the main one: of the family, or of the segment that predicts it.
  ExprPtr of_other_target(const OutputField& field) {
    if (ExprPtr special = scorer_.feature(field, context_)) return special;
    for (const auto& other : context_.other_targets) {
      if (other->target_name == *field.targetField) return of_model(field, *other);
    }
    for (const auto& [id, segment] : context_.segments) {
      if (segment->target_name != *field.targetField) continue;
      context_.compilation.program.read_results.insert(segment->result);
      return of_model(field, *segment);
    }
    fail_unsupported(field.where, "OutputField " + field.name, "targetField " + *field.targetField);
  }

  ExprPtr of_segment(const OutputField& field, ModelContext& segment) {
    const bool transformed = field.feature == ResultFeature::transformedValue ||
                             field.feature == ResultFeature::decision;
    ModelContext& answering = answering_in(segment, field);
    context_.compilation.program.read_results.insert(answering.result);
    if (!transformed) return of_model(field, answering);
    if (!field.value)
      fail_invalid("E-ABSENT", field.where, "OutputField " + field.name, "segmentId without value",
                   "the name of an output field of the segment");
    return make_reference(segment.field(*field.value, field.where));
  }

  /// Of a segment with several targets the one that the field is about.
  static ModelContext& answering_in(ModelContext& segment, const OutputField& field) {
    for (const auto& other : segment.other_targets) {
      if (field.targetField == other->target_name) return *other;
    }
    return segment;
  }

  ExprPtr of_model(const OutputField& field, ModelContext& model) {
    if (model.scorer != nullptr) {
      if (ExprPtr special = model.scorer->feature(field, model)) return special;
    }
    const auto category = [&]() -> std::optional<double> {
      if (!field.value) return std::nullopt;
      return model.target_value(*field.value, field.where);
    };
    switch (field.feature) {
      case ResultFeature::predictedValue:
        return std::make_unique<PredictedValue>(model.target_type, model.result);
      case ResultFeature::predictedDisplayValue:
        return std::make_unique<DisplayValue>(model, displays_of(model));
      case ResultFeature::probability:
        return std::make_unique<CategoryShare>(model, Share::probability, category());
      case ResultFeature::entityId:
        if (field.rank == 1) return std::make_unique<EntityId>(DataType::string, model.result);
        break;
      case ResultFeature::residual:
        return residual(field, model, category());
      default:
        break;
    }
    if (field.feature == ResultFeature::confidence)
      return std::make_unique<CategoryShare>(model, Share::confidence, category());
    fail_unsupported(field.where, "OutputField " + field.name,
                     "feature " + std::string(name_of(field.feature)));
  }

  static ExprPtr residual(const OutputField& field, ModelContext& model,
                          std::optional<double> category) {
    const std::string& target = field.targetField ? *field.targetField : model.target_name;
    const Field actual = model.field(target, field.where);
    return std::make_unique<Residual>(model, actual.slot, category);
  }

  ModelContext& context_;
  const ModelScorer& scorer_;
};

OutputField predicted_field(const ModelContext& context) {
  OutputField field;
  field.name = context.target_name.empty() ? "predictedValue" : context.target_name;
  if (!context.target_name.empty()) field.targetField = context.target_name;
  return field;
}

}  // namespace

std::vector<OutputField> default_fields(ModelContext& context, const ModelScorer& scorer) {
  std::vector<OutputField> fields = scorer.default_output();
  if (!fields.empty()) return fields;
  fields.push_back(predicted_field(context));
  for (const auto& other : context.other_targets) fields.push_back(predicted_field(*other));
  if (!context.classifies()) return fields;
  for (const double category : context.categories) {
    OutputField& field = fields.emplace_back();
    field.value = cell_text(category, context.target_type, context.pool());
    field.name = "probability(" + *field.value + ")";
    field.feature = ResultFeature::probability;
  }
  return fields;
}

std::vector<OutputColumn> compile_output(ModelContext& context, const ModelScorer& scorer) {
  OutputCompiler compiler(context, scorer);
  if (context.parts.output != nullptr) return compiler.compile(context.parts.output->outputFields);
  if (context.parent != nullptr) return {};
  return compiler.compile(default_fields(context, scorer));
}

}  // namespace pmml::scoring
