#include "estimators/tree_params.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

std::size_t whole(double value) {
  return static_cast<std::size_t>(std::max(1.0, value));
}

std::size_t features_per_split(const std::optional<std::string>& max_features,
                               Eigen::Index n_features) {
  const auto n = static_cast<double>(n_features);
  if (!max_features) return whole(n);
  if (*max_features == "sqrt") return whole(std::sqrt(n));
  if (*max_features == "log2") return whole(std::log2(n));
  const CountOrShare parsed = parse_count_or_share("max_features", *max_features);
  return parsed.count ? static_cast<std::size_t>(*parsed.count) : whole(parsed.share * n);
}

}  // namespace

void refuse_param(std::string_view name, std::string_view found, std::string_view expected) {
  throw pmml::InvalidData("E-PARAM-VALUE", std::string(name) + "=" + std::string(found),
                          std::string(expected));
}

ClassCriterion class_criterion(std::string_view name) {
  return name == "gini" ? ClassCriterion::gini : ClassCriterion::entropy;
}

pmml::Problem fit_warning(std::string_view id, std::string_view found, std::string_view expected) {
  pmml::Problem out;
  out.id = id;
  out.severity = pmml::Severity::warning;
  out.layer = pmml::Layer::data;
  out.found = found;
  out.expected = expected;
  return out;
}

std::vector<std::string> tree_classes(const std::vector<std::string>& labels,
                                      pmml::Report& warnings) {
  std::vector<std::string> classes = sorted_classes(labels);
  if (classes.size() == 1) {
    warnings.add(fit_warning("W-ONE-CLASS", "only the class " + classes.front(),
                             "two or more classes to tell apart"));
  }
  return classes;
}

CountOrShare parse_count_or_share(std::string_view name, std::string_view text) {
  CountOrShare out;
  std::int64_t count = 0;
  if (pmml::parse_integer(text, count) == pmml::NumberError::none && count >= 1) {
    out.count = count;
    return out;
  }
  const bool is_integer = pmml::parse_integer(text, count) == pmml::NumberError::none;
  const bool is_number = pmml::parse_double(text, out.share) == pmml::NumberError::none;
  if (is_integer || !is_number || !(out.share > 0 && out.share <= 1)) {
    refuse_param(name, text, "a count from 1, or a share above 0 up to 1.0");
  }
  return out;
}

template <class Base>
std::vector<Param> TreeParams<Base>::tree_params(std::vector<std::string_view> criteria) {
  using P = TreeParams;
  return {
      param("criterion", &P::criterion, "Measure of a split's quality.")
          .one_of(std::move(criteria)),
      param("max_depth", &P::max_depth, "Most splits on a way from root to leaf.").at_least(1),
      param("min_samples_split", &P::min_samples_split, "Fewest rows of a node that is split.")
          .at_least(2),
      param("min_samples_leaf", &P::min_samples_leaf, "Fewest rows of a leaf.").at_least(1),
      param("min_weight_fraction_leaf", &P::min_weight_fraction_leaf,
            "Least share of the total weight in a leaf, up to 0.5.")
          .at_least(0),
      param("max_features", &P::max_features,
            "Features looked at per split: sqrt, log2, a count, a share such as 0.5, or none."),
      param("max_leaf_nodes", &P::max_leaf_nodes, "Most leaves, grown best first.").at_least(2),
      param("min_impurity_decrease", &P::min_impurity_decrease,
            "Least decrease of impurity, weighted by the node's share of rows.")
          .at_least(0),
      param("ccp_alpha", &P::ccp_alpha, "Complexity price of minimal cost-complexity pruning.")
          .at_least(0),
      param("random_state", &P::random_state, "Seed; none is 0.").at_least(0),
  };
}

template <class Base>
void TreeParams<Base>::check_tree_params() const {
  this->check_params();
  if (!(min_weight_fraction_leaf <= 0.5)) {
    refuse_param("min_weight_fraction_leaf", pmml::format_double(min_weight_fraction_leaf),
                 "a number from 0 to 0.5");
  }
  if (random_state.value_or(0) > std::numeric_limits<std::uint32_t>::max()) {
    refuse_param("random_state", std::to_string(*random_state), "an integer from 0 to 4294967295");
  }
}

template <class Base>
TreeLimits TreeParams<Base>::limits(const Eigen::MatrixXd& X, std::span<const double> weights,
                                    std::uint32_t tree_seed) const {
  TreeLimits out;
  if (max_depth) out.max_depth = static_cast<std::size_t>(*max_depth);
  out.min_samples_split = static_cast<std::size_t>(min_samples_split);
  out.min_samples_leaf = static_cast<std::size_t>(min_samples_leaf);
  const double total = weights.empty() ? static_cast<double>(X.rows())
                                       : std::accumulate(weights.begin(), weights.end(), 0.0);
  out.min_weight_leaf = min_weight_fraction_leaf * total;
  out.max_features = features_per_split(max_features, X.cols());
  if (max_leaf_nodes) out.max_leaf_nodes = static_cast<std::size_t>(*max_leaf_nodes);
  out.min_impurity_decrease = min_impurity_decrease;
  out.ccp_alpha = ccp_alpha;
  out.seed = tree_seed;
  return out;
}

template class TreeParams<Classifier>;
template class TreeParams<Regressor>;

}  // namespace estimators
