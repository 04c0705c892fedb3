// From BayesianNetworkModel to its compiled nodes.
#pragma once

#include "pmml/score/bayesian_network.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// A target of the network and where its result goes.
struct NetworkTarget {
  std::size_t node = 0;
  std::uint32_t result = 0;
  bool is_first = true;
  std::vector<std::size_t> categories;  ///< of each value of a discrete node
  std::vector<double> category_values;
};

struct Network {
  std::vector<NetworkNode> nodes;
  std::vector<std::size_t> order;  ///< parents before children
  std::vector<NetworkTarget> targets;
};

/// Throws InvalidDocument or UnsupportedFeature.
Network compile_network(const BayesianNetworkModel& model, ModelContext& context);

}  // namespace pmml::scoring
