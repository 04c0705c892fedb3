#include "pmml/score/chosen_segment.h"

#include <algorithm>

#include "pmml/score/expression.h"
#include "pmml/score/from_result.h"

namespace pmml::scoring {

namespace {

struct SegmentFeature {
  double id;  ///< code
  std::uint32_t result;
  ExprPtr expr;
};

class ChosenFeature : public FromResult {
 public:
  ChosenFeature(std::uint32_t whole, std::vector<SegmentFeature> features)
      : FromResult(features.front().expr->type, whole), features_(std::move(features)) {
    list = features_.front().expr->list;
  }

 protected:
  double read(const Result& whole, Row& row) const override {
    const auto chosen =
        std::find_if(features_.rbegin(), features_.rend(), [&](const SegmentFeature& feature) {
          return feature.id == whole.entity && row.result(feature.result).ran;
        });
    return chosen == features_.rend() ? missing : chosen->expr->eval(row);
  }

 private:
  std::vector<SegmentFeature> features_;
};

}  // namespace

ExprPtr feature_of_chosen(const OutputField& field, ModelContext& context) {
  std::vector<SegmentFeature> features;
  for (const auto& [id, segment] : context.segments) {
    ExprPtr expr = segment->scorer->feature(field, *segment);
    if (expr == nullptr) continue;
    if (!features.empty() && expr->list != features.front().expr->list)
      context.unsupported(field, "OutputField", "a list from some segments only");
    if (!features.empty())
      expr = convert_to(std::move(expr), features.front().expr->type, context.pool(), field.name);
    features.push_back({context.pool().code(id), segment->result, std::move(expr)});
    context.compilation.program.read_results.insert(segment->result);
  }
  if (features.empty()) return nullptr;
  return std::make_unique<ChosenFeature>(context.result, std::move(features));
}

}  // namespace pmml::scoring
