#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pmml/score/regression.h"
#include "pmml/score/weighted_sums.h"

namespace pmml::scoring {

namespace {

/// So few columns stay in the nearest cache while all equations read them.
constexpr std::size_t terms_at_a_time = 32;

struct ColumnTerm {
  std::size_t column;
  double coefficient;
  double value;  ///< exponent, or category
};

struct Factors {
  std::vector<std::size_t> columns;
  double coefficient;
};

struct BlockEquation {
  double intercept = 0;
  std::vector<WeightedColumn> plain;  ///< exponent 1
  std::vector<ColumnTerm> powers;     ///< all numeric terms when one of them has another exponent
  std::vector<ColumnTerm> categories;
  std::vector<Factors> products;
};

class EquationBlock : public BlockScorer {
 public:
  EquationBlock(std::vector<Slot> slots, std::vector<BlockEquation> equations, bool single)
      : BlockScorer(std::move(slots), equations.size(), {}),
        equations_(std::move(equations)),
        single_(single) {
    for (const BlockEquation& equation : equations_)
      most_plain_ = std::max(most_plain_, equation.plain.size());
  }

  void score(std::span<const double* const> columns, std::size_t records,
             double* out) const override {
    std::vector<double> sums = plain_sums(columns, records);
    for (std::size_t e = 0; e < equations_.size(); ++e) {
      double* own = sums.data() + e * records;
      single_ ? add_rest<true>(equations_[e], columns, {own, records})
              : add_rest<false>(equations_[e], columns, {own, records});
      for (std::size_t i = 0; i < records; ++i) out[i * width() + e] = own[i];
    }
    for (std::size_t i = 0; i < records; ++i) {
      double* numbers = out + i * width();
      if (std::any_of(numbers, numbers + width(), is_missing)) numbers[0] = missing;
    }
  }

 private:
  /// Intercepts and plain terms, by equation. All equations take a few terms at a time, so that
  /// cells they share are read once; the terms of each are added in their order.
  std::vector<double> plain_sums(std::span<const double* const> columns,
                                 std::size_t records) const {
    std::vector<double> sums;
    for (const BlockEquation& equation : equations_)
      sums.insert(sums.end(), records, equation.intercept);
    for (std::size_t begin = 0; begin < most_plain_; begin += terms_at_a_time) {
      for (std::size_t e = 0; e < equations_.size(); ++e) {
        const std::span<const WeightedColumn> terms = equations_[e].plain;
        if (begin >= terms.size()) continue;
        add_weighted(terms.subspan(begin, std::min(terms_at_a_time, terms.size() - begin)),
                     columns.data(), records, sums.data() + e * records, single_);
      }
    }
    return sums;
  }

  template <bool Single>
  static void add_rest(const BlockEquation& equation, std::span<const double* const> columns,
                       std::span<double> sums) {
    constexpr auto r = rounded<Single>;
    for (const ColumnTerm& term : equation.powers) {
      for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] = r(sums[i] + r(term.coefficient * power<Single>(columns[term.column][i], term)));
    }
    for (const ColumnTerm& term : equation.categories) {
      for (std::size_t i = 0; i < sums.size(); ++i) {
        if (columns[term.column][i] == term.value) sums[i] = r(sums[i] + term.coefficient);
      }
    }
    for (const Factors& term : equation.products) {
      for (std::size_t i = 0; i < sums.size(); ++i) {
        double product = term.coefficient;
        for (const std::size_t column : term.columns) product = r(product * columns[column][i]);
        sums[i] = r(sums[i] + product);
      }
    }
  }

  /// A missing number has no power, not even the one to 0.
  template <bool Single>
  static double power(double x, const ColumnTerm& term) {
    return term.value == 1 || is_missing(x) ? x : rounded<Single>(std::pow(x, term.value));
  }

  std::vector<BlockEquation> equations_;
  std::size_t most_plain_ = 0;
  bool single_;
};

class BlockBuilder {
 public:
  std::unique_ptr<const BlockScorer> build(const std::vector<Equation>& equations, bool single) {
    std::vector<BlockEquation> converted;
    for (const Equation& equation : equations) converted.push_back(convert(equation));
    return std::make_unique<EquationBlock>(std::move(slots_), std::move(converted), single);
  }

 private:
  BlockEquation convert(const Equation& equation) {
    BlockEquation result;
    result.intercept = equation.intercept;
    bool plain = true;
    for (const Numeric& term : equation.numerics) plain = plain && term.exponent == 1;
    for (const Numeric& term : equation.numerics) {
      const std::size_t at = column(term.slot);
      if (plain) {
        result.plain.push_back({static_cast<std::uint32_t>(at), term.coefficient});
      } else {
        result.powers.push_back({at, term.coefficient, term.exponent});
      }
    }
    for (const Categorical& term : equation.categoricals)
      result.categories.push_back({column(term.slot), term.coefficient, term.value});
    for (const Product& term : equation.products) {
      Factors& factors = result.products.emplace_back();
      factors.coefficient = term.coefficient;
      for (const Slot slot : term.slots) factors.columns.push_back(column(slot));
    }
    return result;
  }

  std::size_t column(Slot slot) {
    const auto [found, is_new] = columns_.emplace(slot, slots_.size());
    if (is_new) slots_.push_back(slot);
    return found->second;
  }

  std::vector<Slot> slots_;
  std::unordered_map<Slot, std::size_t> columns_;
};

}  // namespace

std::unique_ptr<const BlockScorer> make_equation_block(const std::vector<Equation>& equations,
                                                       bool single) {
  return BlockBuilder().build(equations, single);
}

}  // namespace pmml::scoring
