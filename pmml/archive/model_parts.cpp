#include "pmml/archive/model_parts.h"

#include <algorithm>

namespace pmml::archive {
namespace {

template <class T>
ModelParts parts_of_model(T& model) {
  ModelParts parts;
  parts.element = &model;
  parts.isScorable = model.isScorable;
  parts.miningSchema = model.miningSchema.get();
  if constexpr (requires { model.modelStats; }) parts.modelStats = &model.modelStats;
  if constexpr (requires { model.modelExplanation; }) {
    parts.modelExplanation = &model.modelExplanation;
  }
  if constexpr (requires { model.modelVerification; }) {
    parts.modelVerification = &model.modelVerification;
  }
  return parts;
}

ModelParts parts_of(Model& model) {
  return std::visit(
      []<class T>(T& held) {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return ModelParts{};
        } else {
          return parts_of_model(*held);
        }
      },
      model);
}

template <class T>
const T* held_by(const Box<T>* box) {
  return box == nullptr ? nullptr : box->get();
}

}  // namespace

ModelParts model_parts(Document& document) {
  for (Model& model : document.pmml.models) {
    const ModelParts parts = parts_of(model);
    if (parts.element != nullptr && parts.isScorable) return parts;
  }
  return {};
}

ConstModelParts model_parts(const Document& document) {
  const ModelParts parts = model_parts(const_cast<Document&>(document));
  return {parts.element, parts.miningSchema, held_by(parts.modelStats),
          held_by(parts.modelExplanation), held_by(parts.modelVerification)};
}

const PredictiveModelQuality* quality_of(const ConstModelParts& parts, DataUsage usage) {
  if (parts.modelExplanation == nullptr) return nullptr;
  const auto& all = parts.modelExplanation->predictiveModelQualities;
  const auto found = std::ranges::find(all, usage, &PredictiveModelQuality::dataUsage);
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> active_fields(const ConstModelParts& parts) {
  std::vector<std::string> names;
  if (parts.miningSchema == nullptr) return names;
  for (const MiningField& field : parts.miningSchema->miningFields) {
    if (field.usageType == UsageType::active) names.push_back(field.name);
  }
  return names;
}

}  // namespace pmml::archive
