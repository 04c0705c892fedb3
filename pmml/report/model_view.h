// The members that models share, whatever their type.
#pragma once

#include <string>
#include <string_view>

#include "pmml/model/document.h"
#include "pmml/report/facts.h"
#include "pmml/report/text.h"

namespace pmml::report {

/// Pointers are null where the model has no such part.
struct ModelView {
  AnyElement element{};
  std::string_view type;  ///< name of the element; empty when there is no model
  std::string name;
  MiningFunction function{};
  std::string algorithm;
  bool scorable = true;
  const MiningSchema* schema = nullptr;
  const Output* output = nullptr;
  const Targets* targets = nullptr;
  const ModelStats* stats = nullptr;
  const ModelExplanation* explanation = nullptr;
  const LocalTransformations* transformations = nullptr;
  const ModelVerification* verification = nullptr;
};

ModelView view_of(const Model& model);

/// "decision tree", "forest of 20 trees" and the like, without an article.
std::string noun_of(const Model& model);
/// "A decision tree that chooses the category of species from 4 fields."
Text sentence_of(const Model& model);
/// Names of the fields that the model predicts.
std::vector<std::string> targets_of(const ModelView& view);
/// Names of the fields that it reads.
std::vector<std::string> inputs_of(const ModelView& view);
/// The names as a list in a sentence; beyond `field_values` they are counted.
Text list_of(const std::vector<std::string>& names, std::string_view joint = " and ");

}  // namespace pmml::report
