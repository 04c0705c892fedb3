// The equations of regression models.
#pragma once

#include <memory>
#include <vector>

#include "pmml/score/block.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

struct Numeric {
  Slot slot;
  double exponent;
  double coefficient;
};
struct Categorical {
  Slot slot;
  double value;
  double coefficient;
};
struct Product {
  std::vector<Slot> slots;
  double coefficient;
};

struct Equation {
  double intercept = 0;
  std::vector<Numeric> numerics;
  std::vector<Categorical> categoricals;
  std::vector<Product> products;
  std::size_t category = 0;
};

/// Evaluates equations for blocks of records: every sum in the order of its terms, as for a single
/// record. A record is left out when one of its sums is no number.
std::unique_ptr<const BlockScorer> make_equation_block(const std::vector<Equation>& equations,
                                                       bool single);

}  // namespace pmml::scoring
