// AssociationModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/model/fwd.h"
#include "pmml/model/items.h"
#include "pmml/model/types.h"

namespace pmml {

/// Recommends items that tend to occur together with the items of a transaction.
struct AssociationModel : Element {
  static constexpr std::string_view element_name = "AssociationModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  std::int64_t numberOfTransactions = 0;
  std::optional<std::int64_t> maxNumberOfItemsPerTA;
  std::optional<double> avgNumberOfItemsPerTA;
  double minimumSupport = 0;
  double minimumConfidence = 0;
  std::optional<std::int64_t> lengthLimit;
  std::int64_t numberOfItems = 0;
  std::int64_t numberOfItemsets = 0;
  std::int64_t numberOfRules = 0;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<LocalTransformations> localTransformations;
  std::vector<Item> items;
  std::vector<Itemset> itemsets;
  std::vector<AssociationRule> associationRules;
  Box<ModelVerification> modelVerification;

  static void describe(Description<AssociationModel>& d);
};

/// States that transactions with one item set tend to contain another item set as well.
struct AssociationRule : Element {
  static constexpr std::string_view element_name = "AssociationRule";

  std::string antecedent;
  std::string consequent;
  double support = 0;
  double confidence = 0;
  std::optional<double> lift;
  std::optional<double> leverage;
  std::optional<double> affinity;
  std::optional<std::string> id;

  static void describe(Description<AssociationRule>& d);
};

}  // namespace pmml
