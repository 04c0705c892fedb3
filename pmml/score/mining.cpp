// MiningModel (checklist section 21).
#include <algorithm>
#include <utility>

#include "pmml/score/chosen_segment.h"
#include "pmml/score/forest.h"
#include "pmml/score/from_result.h"
#include "pmml/score/segments.h"

namespace pmml::scoring {

namespace {

using Multiple = MultipleModelMethod;
using MissingTreatment = MissingPredictionTreatment;

/// One target of a chain for several targets: the last segment that predicts it answers.
struct ChainTarget {
  std::string name;
  std::uint32_t result;
  std::vector<double> categories;
};

/// x-multiModelChain of other producers: a modelChain whose models predict several targets.
bool is_chain_for_targets(const Segmentation& segmentation) {
  if (!segmentation.extras) return false;
  const auto& attributes = segmentation.extras->attributes;
  return std::any_of(attributes.begin(), attributes.end(), [](const KeptAttribute& attribute) {
    return attribute.name == "multipleModelMethod" && attribute.value == "x-multiModelChain";
  });
}

Multiple method_of(const Segmentation& segmentation) {
  return is_chain_for_targets(segmentation) ? Multiple::modelChain
                                            : segmentation.multipleModelMethod;
}

class MiningScorer : public ModelScorer {
 public:
  MiningScorer(std::vector<CompiledSegment> segments, std::vector<ChainTarget> targets,
               std::vector<OutputField> results, const Segmentation& segmentation,
               ModelContext& context)
      : segments_(std::move(segments)),
        targets_(std::move(targets)),
        method_(method_of(segmentation)),
        missing_(segmentation.missingPredictionTreatment),
        threshold_(segmentation.missingThreshold),
        combination_(method_, context),
        categories_(context.classifies() ? context.categories : std::vector<double>{}),
        together_(std::all_of(segments_.begin(), segments_.end(),
                              [](const auto& segment) {
                                return segment.tree != nullptr &&
                                       segment.test.kind() == Test::Kind::always &&
                                       !segment.variable_weight;
                              })),
        total_(combination_.total_weight(segments_)),
        results_(std::move(results)) {}

  /// Lets blocks of records be scored by one pass over all trees, where that gives the same.
  void add_forest(Program& program) {
    const bool bare =
        std::all_of(segments_.begin(), segments_.end(),
                    [](const CompiledSegment& segment) { return segment.model->is_bare(); });
    if (!together_ || !bare || segments_.empty() || !targets_.empty() || !combination_.is_sum())
      return;
    auto plan = plan_forest(segments_, combination_, program);
    if (!plan) return;
    auto forest = make_forest(*std::move(plan));
    if (forest == nullptr) return;
    forest_ = program.blocks.size();
    program.blocks.push_back(std::move(forest));
  }

  void score(Row& row, Result& result) const override {
    if (method_ == Multiple::selectFirst) {
      select_first(row, result);
    } else if (method_ == Multiple::modelChain || method_ == Multiple::selectAll) {
      run_all(row, result);
    } else {
      combine(row, result);
    }
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    const bool of_other = field.targetField && *field.targetField != context.target_name;
    if (field.feature == ResultFeature::entityId || (of_other && !context.target_name.empty()))
      return nullptr;
    if (method_ == Multiple::selectFirst || (method_ == Multiple::modelChain && targets_.empty()))
      return feature_of_chosen(field, context);
    if (field.feature != ResultFeature::clusterId || !context.clusters()) return nullptr;
    return from_result(context.target_type, context.result,
                       [](const Result& result) { return result.value; });
  }

  std::vector<OutputField> default_output() const override { return results_; }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    for (const CompiledSegment& segment : segments_) {
      const Truth truth = segment.test.eval(row);
      tracer.add("segment", tracer.text(segment.id, DataType::string),
                 truth == Truth::yes  ? "true"
                 : truth == Truth::no ? "false"
                                      : "unknown");
      if (truth != Truth::yes || !row.result(segment.model->result()).ran) continue;
      tracer.deeper();
      if (combination_.is_weighted()) tracer.add("weight", "", weight_of(segment, row));
      segment.model->explain(row, tracer);
      tracer.back();
      if (method_ == Multiple::selectFirst) return;
    }
  }

 private:
  static double weight_of(const CompiledSegment& segment, Row& row) {
    if (!segment.variable_weight) return segment.weight;
    return segment.weight * row.get(*segment.variable_weight);
  }

  static Vote vote(const CompiledSegment& segment, Row& row) {
    const Result& result = segment.model->score(row);
    return {&result, &segment, weight_of(segment, row)};
  }

  void select_first(Row& row, Result& result) const {
    for (const CompiledSegment& segment : segments_) {
      if (segment.test.eval(row) != Truth::yes) continue;
      const Vote chosen = vote(segment, row);
      if (is_missing(chosen.result->value) && missing_ == MissingTreatment::skipSegment) continue;
      take_over(chosen, categories_, result);
      return;
    }
  }

  void run_all(Row& row, Result& result) const {
    Vote last;
    bool incomplete = false;
    for (const CompiledSegment& segment : segments_) {
      if (segment.test.eval(row) != Truth::yes) continue;
      last = vote(segment, row);
      incomplete = incomplete || is_missing(last.result->value);
      answer_targets(last, row);
    }
    const bool refused = incomplete && missing_ == MissingTreatment::returnMissing;
    if (refused) clear_targets(row);
    if (method_ == Multiple::modelChain && targets_.empty() && last.result != nullptr && !refused)
      take_over(last, categories_, result);
  }

  void answer_targets(const Vote& vote, Row& row) const {
    for (const ChainTarget& target : targets_) {
      if (target.name == vote.segment->target)
        take_over(vote, target.categories, row.result(target.result));
    }
  }

  void clear_targets(Row& row) const {
    for (const ChainTarget& target : targets_) {
      row.open_result(target.result);
    }
  }

  void combine(Row& row, Result& result) const {
    const double* sums = forest_ ? row.block(*forest_) : nullptr;
    if (sums != nullptr && !is_missing(sums[0])) {
      combination_.finish({sums, combination_.width()}, total_, result);
    } else {
      combine_votes(row, result);
    }
  }

  void combine_votes(Row& row, Result& result) const {
    std::vector<Vote> votes;
    votes.reserve(segments_.size());
    if (together_) {
      score_together(segments_, row, votes);
    } else {
      for (const CompiledSegment& segment : segments_) {
        if (segment.test.eval(row) == Truth::yes) votes.push_back(vote(segment, row));
      }
    }
    double total = 0;
    double absent = 0;
    for (const Vote& cast : votes) {
      const double weight = combination_.is_weighted() ? cast.weight : 1;
      total += weight;
      if (is_missing(cast.result->value)) absent += weight;
    }
    if (absent > 0 && !accept_missing(votes, absent / total)) return;
    if (!votes.empty()) combination_.combine(votes, result);
  }

  /// Treats missing results; false when the whole is missing.
  bool accept_missing(std::vector<Vote>& votes, double fraction) const {
    if (missing_ == MissingTreatment::returnMissing || fraction > threshold_) return false;
    if (missing_ == MissingTreatment::continue_) return combination_.counts_votes();
    std::erase_if(votes, [](const Vote& vote) { return is_missing(vote.result->value); });
    return true;
  }

  std::vector<CompiledSegment> segments_;
  std::vector<ChainTarget> targets_;
  Multiple method_;
  MissingTreatment missing_;
  double threshold_;
  Combination combination_;
  std::vector<double> categories_;
  bool together_;                      ///< all segments are trees that always take part
  double total_;                       ///< of the weights
  std::vector<OutputField> results_;   ///< of selectAll: what each segment gives
  std::optional<std::size_t> forest_;  ///< its place among the program's block scorers
};

bool selects(Multiple method) {
  return method == Multiple::selectFirst || method == Multiple::selectAll ||
         method == Multiple::modelChain;
}

void check_method(const MiningModel& model, const ModelContext& context) {
  const Multiple method = method_of(*model.segmentation);
  if (selects(method)) return;
  const bool numeric = method == Multiple::sum || method == Multiple::weightedSum;
  const bool categorical = method == Multiple::majorityVote ||
                           method == Multiple::weightedMajorityVote || method == Multiple::max;
  const bool regresses = context.parts.functionName == MiningFunction::regression;
  const bool votes = method == Multiple::majorityVote || method == Multiple::weightedMajorityVote;
  if ((context.classifies() && !numeric) || (regresses && !categorical) ||
      (context.clusters() && votes))
    return;
  context.unsupported(*model.segmentation, "Segmentation",
                      std::string(name_of(method)) + " of functionName " +
                          std::string(name_of(context.parts.functionName)));
}

bool selects_all(const Model& model) {
  const auto* mining = std::get_if<Box<MiningModel>>(&model);
  return mining != nullptr && method_of(*(*mining)->segmentation) == Multiple::selectAll;
}

void check_segment(const Segment& segment, Multiple method, const ModelContext& context,
                   const ModelContext& inner) {
  const bool asks_by_id =
      method == Multiple::selectAll || context.parts.output != nullptr || context.parent != nullptr;
  if (selects_all(segment.model) && (!selects(method) || !asks_by_id))
    context.unsupported(
        segment, "Segmentation/Segment",
        "selectAll, which has no single result, inside of " + std::string(name_of(method)));
  if (selects(method) || inner.parts.functionName == context.parts.functionName) return;
  fail_invalid("E-FUNCTION", segment.where, "Segment",
               std::string(name_of(inner.parts.functionName)),
               "the functionName of the MiningModel");
}

/// What a segment's result is the result of: the whole, or the target that it predicts.
ModelContext& answered_by(const ModelContext& segment, ModelContext& context) {
  for (const auto& other : context.other_targets) {
    if (other->target_name == segment.target_name) return *other;
  }
  return context;
}

CompiledSegment compile_segment(const Segment& segment, std::size_t number, Multiple method,
                                ModelContext& context) {
  CompiledSegment compiled;
  const std::string id = segment.id.value_or(std::to_string(number));
  compiled.id = context.pool().code(id);
  compiled.weight = context.round(segment.weight);
  compiled.test = compile_predicate(segment.predicate, context, segment.where);
  auto unit = std::make_unique<ModelUnit>(segment.model, context.compilation, &context);
  const auto inner = unit->release_context();
  compiled.model = std::move(unit);
  check_segment(segment, method, context, *inner);
  compiled.tree = dynamic_cast<const TreeScorer*>(&compiled.model->scorer());
  if (compiled.tree != nullptr && !compiled.tree->is_rooted()) compiled.tree = nullptr;
  ModelContext& answered = answered_by(*inner, context);
  compiled.target = inner->target_name;
  compiled.answers = inner->parts.functionName == answered.parts.functionName;
  map_categories(compiled, *inner, segment.where, answered);
  if (segment.variableWeight)
    compiled.variable_weight =
        inner->field(segment.variableWeight->field, segment.variableWeight->where).slot;
  context.segments.emplace_back(id, inner);
  return compiled;
}

void add_targets(const MiningSchema& schema, ModelContext& context) {
  for (const MiningField& field : schema.miningFields) {
    if (is_target(field) && field.name != context.target_name)
      context.add_target(field.name, field.where);
  }
}

std::vector<ChainTarget> chain_targets(const ModelContext& context) {
  std::vector<ChainTarget> targets;
  const auto add = [&](const ModelContext& of) {
    targets.push_back(
        {of.target_name, of.result, of.classifies() ? of.categories : std::vector<double>{}});
  };
  add(context);
  for (const auto& other : context.other_targets) add(*other);
  return targets;
}

/// What the model of a segment would give alone, each name followed by the id of the segment.
void add_results(const std::string& id, ModelContext& segment, std::vector<OutputField>& results) {
  const auto add = [&](OutputField result) {
    result.name += "(" + id + ")";
    if (!result.segmentId) result.segmentId = id;
    results.push_back(std::move(result));
  };
  if (segment.parts.output == nullptr) {
    for (OutputField& field : default_fields(segment, *segment.scorer)) add(std::move(field));
    return;
  }
  for (const OutputField& field : segment.parts.output->outputFields) {
    if (!field.isFinalResult) continue;
    OutputField result;
    result.name = field.name;
    result.feature = ResultFeature::transformedValue;
    result.value = field.name;
    add(std::move(result));
  }
}

}  // namespace

ScorerPtr compile_mining(const MiningModel& model, ModelContext& context) {
  if (!model.segmentation)
    fail_invalid("E-ABSENT", model.where, "MiningModel", "no Segmentation",
                 "segments or embedded models");
  const Segmentation& segmentation = *model.segmentation;
  const Multiple method = method_of(segmentation);
  check_method(model, context);
  context.shares_outputs = selects(method);
  const bool for_targets = is_chain_for_targets(segmentation) && context.target != nullptr;
  if (for_targets) add_targets(*model.miningSchema, context);
  std::vector<CompiledSegment> segments;
  OutputReads reads(context.compilation);
  for (const Segment& segment : segmentation.segments)
    segments.push_back(compile_segment(segment, segments.size() + 1, method, context));
  const bool early = !reads.any();
  std::vector<ChainTarget> targets;
  if (for_targets) targets = chain_targets(context);
  std::vector<OutputField> results;
  if (method == Multiple::selectAll && !model.output) {
    for (const auto& [id, segment] : context.segments) add_results(id, *segment, results);
  }
  auto scorer = std::make_unique<MiningScorer>(std::move(segments), std::move(targets),
                                               std::move(results), segmentation, context);
  if (early) scorer->add_forest(context.compilation.program);
  return scorer;
}

}  // namespace pmml::scoring
