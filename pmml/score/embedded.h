// Models inside the nodes of a tree (model composition).
#pragma once

#include <memory>
#include <vector>

#include "pmml/model/tree.h"
#include "pmml/score/row.h"

namespace pmml::scoring {

class ModelContext;
class Tracer;

/// The model inside a node, which gives the result of the node.
class EmbeddedModel {
 public:
  virtual ~EmbeddedModel() = default;
  /// Takes over the model's result in terms of the tree's categories; false when there is none.
  virtual bool score(Row& row, const std::vector<double>& categories, Result& result) const = 0;
  /// How the model came to its result, if it was scored for the record.
  virtual void explain(Row& row, Tracer& tracer) const = 0;
};

/// Compiles the Regression or DecisionTree of a node, whose classes join those of the tree; nullptr
/// when the node has none.
std::shared_ptr<const EmbeddedModel> compile_embedded(const Node& node, ModelContext& tree);

}  // namespace pmml::scoring
