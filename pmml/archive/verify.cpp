#include "pmml/archive/verify.h"

#include <algorithm>
#include <array>

#include "estimators/frame.h"
#include "pmml/archive/verify_stages.h"

namespace pmml::archive {
namespace {

bool about_scores(const Promise& promise) {
  constexpr std::array<std::string_view, 4> ids = {"verification-rows", "training-score",
                                                   "training-quality", "cross-validation-folds"};
  return std::ranges::find(ids, promise.id) != ids.end();
}

template <class Visitor>
auto visit_model(const Model& model, Visitor visitor) {
  return std::visit(
      [&]<class T>(const T& held) {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return decltype(visitor(std::declval<const Box<TreeModel>&>())){};
        } else {
          return visitor(held);
        }
      },
      model);
}

std::string path_of(const std::vector<Model>& models, const Model& model) {
  std::size_t same = 0;
  for (const Model& other : models) {
    same += other.index() == model.index() ? 1U : 0U;
    if (&other == &model) break;
  }
  const std::string_view element =
      visit_model(model, []<class T>(const Box<T>&) { return T::element_name; });
  return "/PMML/" + std::string(element) + (same > 1 ? "[" + std::to_string(same) + "]" : "");
}

// Without such a model all stages find nothing, and scoring says so.
void choose_model(Inspection& at) {
  const auto& models = at.document.pmml.models;
  const auto& wanted = at.options.model;
  const auto found = std::ranges::find_if(models, [&](const Model& model) {
    return visit_model(model, [&](const auto& held) {
      return wanted.empty() ? held->isScorable : held->modelName == wanted;
    });
  });
  if (found == models.end()) return;
  at.model_path = path_of(models, *found);
  if (models.size() == 1) return;
  at.alone = at.document;
  at.alone->pmml.models = {*found};
}

}  // namespace

std::string target_of(const ConstModelParts& model) {
  if (model.miningSchema == nullptr) return {};
  for (const MiningField& field : model.miningSchema->miningFields) {
    if (field.usageType == UsageType::target || field.usageType == UsageType::predicted)
      return field.name;
  }
  return {};
}

const TrainingData* training_data(const Inspection& at) {
  if (at.provenance() == nullptr) return nullptr;
  const auto& all = at.provenance()->trainingData;
  const auto found = std::ranges::find(all, DataRole::train, &TrainingData::role);
  return found == all.end() ? nullptr : &*found;
}

Table rows_with_target(const Table& table, const std::string& target) {
  const Column* labels = table.find(target);
  if (labels == nullptr) throw InvalidData("E-NO-COLUMN", "no column " + target, "the target");
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < labels->size(); ++row) {
    if (!estimators::is_missing(*labels, row)) rows.push_back(row);
  }
  return estimators::take_rows(table, rows);
}

bool Verification::ok() const {
  return verdict.ok() && std::ranges::any_of(verdict.promises, [](const Promise& promise) {
           return about_scores(promise) && promise.outcome == Outcome::matches;
         });
}

Verification verify(const std::string& path, const VerifyOptions& options) {
  Inspection at{path, options, {}, Report(path), {}, {}, {}, {}, {}, {}, {}, {}};
  std::string reason = "the text cannot be read as a document";
  if (inspect_file(at)) {
    reason = "it was not asked for";
    choose_model(at);
    for (const auto stage : {inspect_facts, inspect_rows, inspect_data, inspect_scores,
                             inspect_rounds, inspect_source, inspect_drift}) {
      stage(at);
    }
  }
  return {std::move(at.promises).finish(reason), std::move(at.report), std::move(at.rows),
          std::move(at.drift)};
}

}  // namespace pmml::archive
