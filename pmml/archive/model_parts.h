// The parts that models of any kind have in common, for reading and for change.
#pragma once

#include <vector>

#include "pmml/model/document.h"

namespace pmml::archive {

/// Parts of one model element; nullptr where the kind of model has no such part.
struct ModelParts {
  Element* element = nullptr;
  MiningSchema* miningSchema = nullptr;
  Box<ModelStats>* modelStats = nullptr;
  Box<ModelExplanation>* modelExplanation = nullptr;
  Box<ModelVerification>* modelVerification = nullptr;
  bool isScorable = true;
};

/// The parts of the first scorable model, which is the one that is scored; all nullptr when the
/// document has none.
ModelParts model_parts(Document& document);

/// The same for reading: what is not there is nullptr.
struct ConstModelParts {
  const Element* element = nullptr;
  const MiningSchema* miningSchema = nullptr;
  const ModelStats* modelStats = nullptr;
  const ModelExplanation* modelExplanation = nullptr;
  const ModelVerification* modelVerification = nullptr;
};
ConstModelParts model_parts(const Document& document);

/// The quality on data of that usage, nullptr when there is none.
const PredictiveModelQuality* quality_of(const ConstModelParts& parts, DataUsage usage);

/// Names of the fields the model reads, in the order of its mining schema.
std::vector<std::string> active_fields(const ConstModelParts& parts);

}  // namespace pmml::archive
