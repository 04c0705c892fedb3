#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pmml/score/regression.h"

namespace pmml::scoring {

namespace {

constexpr int row_lanes = 8;
constexpr std::size_t terms_at_a_time = 128;

template <int N>
using Values = Eigen::Array<double, N, 1>;

struct Term {
  std::size_t column;
  double coefficient;
  double value = 0;  ///< exponent, or category
};

struct Factors {
  std::vector<std::size_t> columns;
  double coefficient;
};

struct BlockEquation {
  double intercept = 0;
  std::vector<Term> plain;   ///< exponent 1
  std::vector<Term> powers;  ///< all numeric terms when one of them has another exponent
  std::vector<Term> categories;
  std::vector<Factors> products;
};

template <bool Single, int N>
Values<N> rounded_values(const Values<N>& values) {
  if constexpr (Single) return values.template cast<float>().template cast<double>();
  return values;
}

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
    std::size_t i = 0;
    for (; i + row_lanes <= records; i += row_lanes)
      single_ ? score<true, row_lanes>(columns, i, out) : score<false, row_lanes>(columns, i, out);
    for (; i < records; ++i)
      single_ ? score<true, 1>(columns, i, out) : score<false, 1>(columns, i, out);
  }

 private:
  template <bool Single, int N>
  void score(std::span<const double* const> columns, std::size_t first, double* out) const {
    double* numbers = out + first * width();
    const std::vector<Values<N>> plain = plain_sums<Single, N>(columns, first);
    for (std::size_t e = 0; e < equations_.size(); ++e) {
      const Values<N> sums = evaluate<Single, N>(equations_[e], plain[e], columns, first);
      for (int lane = 0; lane < N; ++lane)
        numbers[static_cast<std::size_t>(lane) * width() + e] = sums[lane];
    }
    for (int lane = 0; lane < N; ++lane, numbers += width()) {
      for (std::size_t e = 1; e < width(); ++e) {
        if (is_missing(numbers[e])) numbers[0] = missing;
      }
    }
  }

  /// Intercepts and plain terms. All equations take a few terms at a time, so that cells they share
  /// are read once; the terms of each are added in their order.
  template <bool Single, int N>
  std::vector<Values<N>> plain_sums(std::span<const double* const> columns,
                                    std::size_t first) const {
    std::vector<Values<N>> all;
    for (const BlockEquation& equation : equations_)
      all.push_back(Values<N>::Constant(equation.intercept));
    for (std::size_t begin = 0; begin < most_plain_; begin += terms_at_a_time) {
      for (std::size_t e = 0; e < equations_.size(); ++e) {
        const auto& terms = equations_[e].plain;
        Values<N> sums = all[e];
        for (std::size_t t = begin; t < std::min(begin + terms_at_a_time, terms.size()); ++t) {
          const Eigen::Map<const Values<N>> cells(columns[terms[t].column] + first);
          sums = rounded_values<Single, N>(sums +
                                           rounded_values<Single, N>(terms[t].coefficient * cells));
        }
        all[e] = sums;
      }
    }
    return all;
  }

  template <bool Single, int N>
  static Values<N> evaluate(const BlockEquation& equation, Values<N> sums,
                            std::span<const double* const> columns, std::size_t first) {
    const auto r = [](const Values<N>& values) { return rounded_values<Single, N>(values); };
    const auto cells = [&](std::size_t column) {
      return Eigen::Map<const Values<N>>(columns[column] + first);
    };
    for (const Term& term : equation.powers) {
      const Values<N> x = cells(term.column);
      const Values<N> raised = term.value == 1 ? x : r(power<N>(x, term.value));
      sums = r(sums + r(term.coefficient * raised));
    }
    for (const Term& term : equation.categories)
      sums = (cells(term.column) == term.value).select(r(sums + term.coefficient), sums);
    for (const Factors& term : equation.products) {
      Values<N> product = Values<N>::Constant(term.coefficient);
      for (const std::size_t column : term.columns) product = r(product * cells(column));
      sums = r(sums + product);
    }
    return sums;
  }

  template <int N>
  static Values<N> power(const Values<N>& x, double exponent) {
    Values<N> powers;
    for (int lane = 0; lane < N; ++lane)
      powers[lane] = is_missing(x[lane]) ? x[lane] : std::pow(x[lane], exponent);
    return powers;
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
    for (const Numeric& term : equation.numerics)
      (plain ? result.plain : result.powers)
          .push_back({column(term.slot), term.coefficient, term.exponent});
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
