// Scorecard (checklist section 17).
#include <algorithm>

#include "pmml/score/expression.h"
#include "pmml/score/from_result.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

namespace {

struct Alternative {
  Test test;
  double points = missing;
  std::optional<Slot> complex;  ///< the cell of the points when they are computed
  double reason = missing;      ///< code of the reason code
};

struct CompiledCharacteristic {
  std::string name;
  std::vector<Alternative> alternatives;
  double baseline = missing;
};

/// A reason code and by how much the record misses the baseline because of it.
struct Reason {
  double code;
  double difference;
};

/// Keeps the reason codes in the order of their rank in Result::scratch. Where the points are
/// better than the baseline, there is no reason.
class ScorecardScorer : public ModelScorer {
 public:
  ScorecardScorer(const Scorecard& model, std::vector<CompiledCharacteristic> characteristics,
                  const ModelContext& context)
      : characteristics_(std::move(characteristics)),
        initial_(context.round(model.initialScore)),
        single_(context.parts.single),
        points_below_(model.reasonCodeAlgorithm == ReasonCodeAlgorithm::pointsBelow),
        explains_(model.useReasonCodes),
        where_(model.where) {}

  void score(Row& row, Result& result) const override {
    double sum = initial_;
    std::vector<Reason> reasons;
    reasons.reserve(explains_ ? characteristics_.size() : 0);
    for (const CompiledCharacteristic& characteristic : characteristics_) {
      const Alternative* chosen = first_true(characteristic, row);
      if (chosen == nullptr)
        throw InvalidRecord{characteristic.name, "no attribute of the characteristic holds",
                            "a value that one of them covers"};
      const double points = chosen->complex ? round(row.get(*chosen->complex)) : chosen->points;
      if (is_missing(points)) return;
      sum = round(sum + points);
      if (explains_) add(reasons, *chosen, characteristic.baseline, points);
    }
    result.value = sum;
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return a.difference > b.difference; });
    for (const Reason& reason : reasons) {
      if (reason.difference >= 0) result.scratch.push_back(reason.code);
    }
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    if (field.feature != ResultFeature::reasonCode) return nullptr;
    if (explains_) check_reasons();
    const std::size_t rank = field.rank < 1 ? 0 : static_cast<std::size_t>(field.rank);
    return from_result(DataType::string, context.result, [rank](const Result& result) {
      if (is_missing(result.value) || rank == 0 || rank > result.scratch.size()) return missing;
      return result.scratch[rank - 1];
    });
  }

 private:
  double round(double value) const { return single_ ? to_single(value) : value; }

  static const Alternative* first_true(const CompiledCharacteristic& characteristic, Row& row) {
    for (const Alternative& alternative : characteristic.alternatives) {
      if (alternative.test.eval(row) == Truth::yes) return &alternative;
    }
    return nullptr;
  }

  /// Adds to the reason of the same code when there is one already.
  void add(std::vector<Reason>& reasons, const Alternative& chosen, double baseline,
           double points) const {
    if (is_missing(chosen.reason) || is_missing(baseline)) return;
    const double difference = round(points_below_ ? baseline - points : points - baseline);
    for (Reason& reason : reasons) {
      if (reason.code != chosen.reason) continue;
      reason.difference = round(reason.difference + difference);
      return;
    }
    reasons.push_back({chosen.reason, difference});
  }

  void check_reasons() const {
    for (const CompiledCharacteristic& characteristic : characteristics_) {
      if (is_missing(characteristic.baseline))
        fail_invalid("E-ABSENT", where_, "Characteristic " + characteristic.name,
                     "no baselineScore", "a baselineScore, which reason codes need");
      for (const Alternative& alternative : characteristic.alternatives) {
        if (is_missing(alternative.reason))
          fail_invalid("E-ABSENT", where_, "Characteristic " + characteristic.name, "no reasonCode",
                       "a reasonCode of the characteristic or its attributes");
      }
    }
  }

  std::vector<CompiledCharacteristic> characteristics_;
  double initial_;
  bool single_;
  bool points_below_;
  bool explains_;
  Position where_;
};

Alternative compile_attribute(const Attribute& attribute, const Characteristic& characteristic,
                              ModelContext& context) {
  Alternative compiled;
  compiled.test = compile_predicate(attribute.predicate, context, attribute.where);
  const auto& reason = attribute.reasonCode ? attribute.reasonCode : characteristic.reasonCode;
  if (reason) compiled.reason = context.pool().code(*reason);
  if (attribute.complexPartialScore) {
    ExprPtr expr =
        compile_expression(attribute.complexPartialScore->expression, context, DataType::double_);
    compiled.complex = context.compilation.program.add_slot(
        convert_to(std::move(expr), DataType::double_, context.pool(), "ComplexPartialScore"));
  } else if (attribute.partialScore) {
    compiled.points = context.round(*attribute.partialScore);
  } else {
    fail_invalid("E-ABSENT", attribute.where, "Attribute", "no points",
                 "partialScore or ComplexPartialScore");
  }
  return compiled;
}

CompiledCharacteristic compile_characteristic(const Characteristic& characteristic,
                                              const std::optional<double>& baseline,
                                              std::size_t number, ModelContext& context) {
  CompiledCharacteristic compiled;
  compiled.name = characteristic.name.value_or(std::to_string(number));
  compiled.baseline = context.round(
      (characteristic.baselineScore ? characteristic.baselineScore : baseline).value_or(missing));
  for (const Attribute& attribute : characteristic.attributes)
    compiled.alternatives.push_back(compile_attribute(attribute, characteristic, context));
  return compiled;
}

}  // namespace

ScorerPtr compile_scorecard(const Scorecard& model, ModelContext& context) {
  if (context.classifies())
    fail_invalid("E-FUNCTION", model.where, "Scorecard/@functionName", "classification",
                 "regression");
  std::vector<CompiledCharacteristic> characteristics;
  for (const Characteristic& characteristic : model.characteristics->characteristics)
    characteristics.push_back(compile_characteristic(characteristic, model.baselineScore,
                                                     characteristics.size() + 1, context));
  return std::make_unique<ScorecardScorer>(model, std::move(characteristics), context);
}

}  // namespace pmml::scoring
