#include <algorithm>

#include "pmml/score/bayesian_network.h"

namespace pmml::scoring {

namespace {

constexpr std::size_t most_factor_cells = std::size_t{1} << 20U;

using Nodes = std::vector<std::size_t>;

std::vector<std::size_t> sizes_of(const Nodes& nodes, const std::vector<NetworkNode>& all) {
  std::vector<std::size_t> sizes;
  for (const std::size_t node : nodes) sizes.push_back(all[node].values.size());
  return sizes;
}

Nodes joined(const Nodes& a, const Nodes& b) {
  Nodes result;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

bool has(const Nodes& nodes, std::size_t node) {
  return std::binary_search(nodes.begin(), nodes.end(), node);
}

std::size_t cells_of(const Nodes& nodes, const std::vector<NetworkNode>& all) {
  std::size_t cells = 1;
  for (const std::size_t node : nodes) {
    cells *= std::max<std::size_t>(1, all[node].values.size());
    if (cells > most_factor_cells) return most_factor_cells + 1;
  }
  return cells;
}

/// For each node of `outer` how far one step of it moves in the table of `inner`.
std::vector<std::size_t> strides_of(const Nodes& inner, const Nodes& outer,
                                    const std::vector<NetworkNode>& all) {
  std::vector<std::size_t> strides(outer.size(), 0);
  std::size_t step = 1;
  for (std::size_t i = inner.size(); i-- > 0;) {
    const auto place = std::lower_bound(outer.begin(), outer.end(), inner[i]) - outer.begin();
    strides[static_cast<std::size_t>(place)] = step;
    step *= all[inner[i]].values.size();
  }
  return strides;
}

std::size_t position(const std::vector<std::size_t>& at, const std::vector<std::size_t>& strides) {
  std::size_t result = 0;
  for (std::size_t i = 0; i < at.size(); ++i) result += at[i] * strides[i];
  return result;
}

/// Keeps numbers away from underflow: the largest becomes 1.
void rescale(std::vector<double>& table) {
  const double largest = *std::max_element(table.begin(), table.end());
  if (!(largest > 0)) return;
  for (double& value : table) value /= largest;
}

Factor multiply(const Factor& a, const Factor& b, const std::vector<NetworkNode>& all) {
  Factor result;
  result.nodes = joined(a.nodes, b.nodes);
  if (cells_of(result.nodes, all) > most_factor_cells)
    throw InvalidRecord{"BayesianNetworkModel", "too many combinations of nodes without a value",
                        "at most 2^20 at a time"};
  const auto a_strides = strides_of(a.nodes, result.nodes, all);
  const auto b_strides = strides_of(b.nodes, result.nodes, all);
  TableIndex combination(sizes_of(result.nodes, all));
  do {
    result.table.push_back(a.table[position(combination.at(), a_strides)] *
                           b.table[position(combination.at(), b_strides)]);
  } while (combination.next());
  rescale(result.table);
  return result;
}

Factor sum_out(const Factor& factor, std::size_t node, const std::vector<NetworkNode>& all) {
  Factor result;
  for (const std::size_t other : factor.nodes) {
    if (other != node) result.nodes.push_back(other);
  }
  result.table.assign(cells_of(result.nodes, all), 0.0);
  const auto strides = strides_of(result.nodes, factor.nodes, all);
  TableIndex combination(sizes_of(factor.nodes, all));
  do {
    result.table[position(combination.at(), strides)] += factor.table[combination.position()];
  } while (combination.next());
  rescale(result.table);
  return result;
}

Factor product(std::vector<Factor> factors, const std::vector<NetworkNode>& all) {
  Factor result{{}, {1.0}};
  for (const Factor& factor : factors) result = multiply(result, factor, all);
  return result;
}

/// The node whose elimination makes the smallest table; the first of equals.
std::size_t cheapest(const std::vector<Factor>& factors, const Nodes& candidates,
                     const std::vector<NetworkNode>& all) {
  std::size_t best = candidates.front();
  std::size_t least = most_factor_cells + 2;
  for (const std::size_t candidate : candidates) {
    Nodes nodes;
    for (const Factor& factor : factors) {
      if (has(factor.nodes, candidate)) nodes = joined(nodes, factor.nodes);
    }
    const std::size_t cells = cells_of(nodes, all);
    if (cells < least) {
      least = cells;
      best = candidate;
    }
  }
  return best;
}

}  // namespace

TableIndex::TableIndex(std::vector<std::size_t> sizes)
    : sizes_(std::move(sizes)), at_(sizes_.size(), 0) {}

bool TableIndex::next() {
  ++position_;
  for (std::size_t i = sizes_.size(); i-- > 0;) {
    if (++at_[i] < sizes_[i]) return true;
    at_[i] = 0;
  }
  return false;
}

std::optional<Factor> eliminate(std::vector<Factor> factors, const std::vector<std::size_t>& kept,
                                const std::vector<NetworkNode>& nodes) {
  Nodes open;
  for (const Factor& factor : factors) open = joined(open, factor.nodes);
  std::erase_if(open, [&](std::size_t node) { return has(kept, node); });
  while (!open.empty()) {
    const std::size_t node = cheapest(factors, open, nodes);
    const auto split =
        std::stable_partition(factors.begin(), factors.end(),
                              [&](const Factor& factor) { return !has(factor.nodes, node); });
    std::vector<Factor> with(std::make_move_iterator(split),
                             std::make_move_iterator(factors.end()));
    factors.erase(split, factors.end());
    factors.push_back(sum_out(product(std::move(with), nodes), node, nodes));
    std::erase(open, node);
  }
  Factor result = product(std::move(factors), nodes);
  if (!std::any_of(result.table.begin(), result.table.end(), [](double p) { return p > 0; }))
    return std::nullopt;
  return result;
}

}  // namespace pmml::scoring
