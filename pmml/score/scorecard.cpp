// Scorecard (checklist section 17).
#include <algorithm>
#include <limits>
#include <unordered_map>

#include "pmml/score/expression.h"
#include "pmml/score/model_scorer.h"
#include "pmml/score/ranked_feature.h"

namespace pmml::scoring {

namespace {

constexpr auto none = static_cast<std::size_t>(-1);

struct Alternative {
  Test test;
  double points = missing;
  std::optional<Slot> complex;  ///< the cell of the points when they are computed
  std::size_t reason = none;    ///< position among the reason codes
};

struct CompiledCharacteristic {
  std::string name;
  std::vector<Alternative> alternatives;
  double baseline = missing;
};

/// Keeps the reason codes in the order of their rank in Result::scratch. Where the points are
/// better than the baseline, there is no reason.
class ScorecardScorer : public ModelScorer {
 public:
  ScorecardScorer(const Scorecard& model, std::vector<CompiledCharacteristic> characteristics,
                  std::vector<double> codes, const ModelContext& context)
      : characteristics_(std::move(characteristics)),
        codes_(std::move(codes)),
        initial_(context.round(model.initialScore)),
        single_(context.parts.single),
        points_below_(model.reasonCodeAlgorithm == ReasonCodeAlgorithm::pointsBelow),
        explains_(model.useReasonCodes),
        where_(model.where) {}

  void score(Row& row, Result& result) const override {
    double sum = initial_;
    std::vector<double> differences(codes_.size(), missing);
    std::vector<std::size_t> reasons;
    for (const CompiledCharacteristic& characteristic : characteristics_) {
      const Alternative* chosen = first_true(characteristic, row);
      if (chosen == nullptr)
        throw InvalidRecord{characteristic.name, "no attribute of the characteristic holds",
                            "a value that one of them covers"};
      const double points = points_of(*chosen, row);
      if (is_missing(points)) return;
      sum = round(sum + points);
      const double difference = difference_to_baseline(characteristic, points);
      if (!explains_ || chosen->reason == none || is_missing(difference)) continue;
      double& total = differences[chosen->reason];
      if (is_missing(total)) reasons.push_back(chosen->reason);
      total = is_missing(total) ? difference : round(total + difference);
      if (is_missing(total)) total = -std::numeric_limits<double>::infinity();
    }
    result.value = sum;
    std::stable_sort(reasons.begin(), reasons.end(),
                     [&](std::size_t a, std::size_t b) { return differences[a] > differences[b]; });
    for (const std::size_t reason : reasons) {
      if (differences[reason] >= 0) result.scratch.push_back(codes_[reason]);
    }
  }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    tracer.add("initialScore", {}, initial_);
    for (const CompiledCharacteristic& characteristic : characteristics_) {
      const Alternative& chosen = *first_true(characteristic, row);
      const double points = points_of(chosen, row);
      tracer.add("characteristic", characteristic.name, points);
      tracer.deeper();
      const auto place = static_cast<std::size_t>(&chosen - characteristic.alternatives.data());
      tracer.add("attribute", Tracer::number(place), points);
      if (explains_ && chosen.reason != none) {
        tracer.add("baselineScore", {}, characteristic.baseline);
        tracer.add("reasonCode", tracer.text(codes_[chosen.reason], DataType::string),
                   difference_to_baseline(characteristic, points));
      }
      tracer.back();
      if (is_missing(points)) return;
    }
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    if (field.feature != ResultFeature::reasonCode) return nullptr;
    if (explains_) check_reasons();
    return ranked_feature(field, DataType::string, context.result,
                          [](const Result& result, std::size_t rank) {
                            if (is_missing(result.value) || rank > result.scratch.size())
                              return missing;
                            return result.scratch[rank - 1];
                          });
  }

 private:
  double round(double value) const { return single_ ? to_single(value) : value; }

  double points_of(const Alternative& chosen, Row& row) const {
    return chosen.complex ? round(row.get(*chosen.complex)) : chosen.points;
  }

  double difference_to_baseline(const CompiledCharacteristic& characteristic, double points) const {
    return round(points_below_ ? characteristic.baseline - points
                               : points - characteristic.baseline);
  }

  static const Alternative* first_true(const CompiledCharacteristic& characteristic, Row& row) {
    for (const Alternative& alternative : characteristic.alternatives) {
      if (alternative.test.eval(row) == Truth::yes) return &alternative;
    }
    return nullptr;
  }

  void check_reasons() const {
    for (const CompiledCharacteristic& characteristic : characteristics_) {
      if (is_missing(characteristic.baseline))
        fail_invalid("E-ABSENT", where_, "Characteristic " + characteristic.name,
                     "no baselineScore", "a baselineScore, which reason codes need");
      for (const Alternative& alternative : characteristic.alternatives) {
        if (alternative.reason == none)
          fail_invalid("E-ABSENT", where_, "Characteristic " + characteristic.name, "no reasonCode",
                       "a reasonCode of the characteristic or its attributes");
      }
    }
  }

  std::vector<CompiledCharacteristic> characteristics_;
  std::vector<double> codes_;  ///< the distinct reason codes
  double initial_;
  bool single_;
  bool points_below_;
  bool explains_;
  Position where_;
};

class ScorecardCompiler {
 public:
  ScorecardCompiler(const Scorecard& model, ModelContext& context)
      : model_(model), context_(context) {}

  ScorerPtr compile() {
    std::vector<CompiledCharacteristic> characteristics;
    for (const Characteristic& source : model_.characteristics->characteristics) {
      CompiledCharacteristic compiled;
      compiled.name = source.name.value_or(std::to_string(characteristics.size() + 1));
      const auto& baseline = source.baselineScore ? source.baselineScore : model_.baselineScore;
      compiled.baseline = context_.round(baseline.value_or(missing));
      for (const Attribute& attribute : source.attributes)
        compiled.alternatives.push_back(compile_attribute(attribute, source));
      characteristics.push_back(std::move(compiled));
    }
    return std::make_unique<ScorecardScorer>(model_, std::move(characteristics), std::move(codes_),
                                             context_);
  }

 private:
  Alternative compile_attribute(const Attribute& attribute, const Characteristic& characteristic) {
    Alternative compiled;
    compiled.test = compile_predicate(attribute.predicate, context_, attribute.where);
    const auto& reason = attribute.reasonCode ? attribute.reasonCode : characteristic.reasonCode;
    if (reason) compiled.reason = reason_place(*reason);
    if (attribute.complexPartialScore) {
      ExprPtr expr = compile_expression(attribute.complexPartialScore->expression, context_,
                                        DataType::double_);
      compiled.complex = context_.compilation.program.add_slot(
          convert_to(std::move(expr), DataType::double_, context_.pool(), "ComplexPartialScore"));
    } else if (attribute.partialScore) {
      compiled.points = context_.round(*attribute.partialScore);
    } else {
      fail_invalid("E-ABSENT", attribute.where, "Attribute", "no points",
                   "partialScore or ComplexPartialScore");
    }
    return compiled;
  }

  std::size_t reason_place(const std::string& text) {
    const double code = context_.pool().code(text);
    const auto [place, is_new] = places_.try_emplace(code, codes_.size());
    if (is_new) codes_.push_back(code);
    return place->second;
  }

  const Scorecard& model_;
  ModelContext& context_;
  std::vector<double> codes_;
  std::unordered_map<double, std::size_t> places_;
};

}  // namespace

ScorerPtr compile_scorecard(const Scorecard& model, ModelContext& context) {
  return ScorecardCompiler(model, context).compile();
}

}  // namespace pmml::scoring
