// The records of a table while it is scored: for what depends on more than the current record.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "pmml/score/row.h"

namespace pmml::scoring {

/// The table's records in the order of the model's order fields, else of the table; their places
/// count from 0. Lasts for one run, so that what is remembered here depends on the table only.
class Records {
 public:
  /// Sets the raw cells of a record of the table.
  using Load = std::function<void(std::size_t record, Row& row)>;
  Records(const Program& program, StringPool& pool, std::size_t count, Load load);

  std::size_t count() const { return order_.size(); }
  /// The record of the table at a place.
  std::size_t record(std::size_t place) const { return order_[place]; }
  /// A cell of the record at a place, computed once; missing where it makes that record invalid.
  double value(Slot slot, std::size_t place);
  /// The places, in order, whose cells equal those of this place; none when one is missing here.
  const std::vector<std::size_t>& group(const std::vector<Slot>& slots, std::size_t place);
  /// What `compute` gave when it was first called for this expression and key.
  double once(const Expr& expr, std::size_t key, const std::function<double()>& compute);

  /// Whatever `owner` keeps from record to record, made when first asked for. Models run in the
  /// order of the places.
  template <class State>
  State& state(const void* owner) {
    std::shared_ptr<void>& kept = states_[owner];
    if (kept == nullptr) kept = std::make_shared<State>();
    return *static_cast<State*>(kept.get());
  }

 private:
  struct Scratch {
    Scratch(const Program& program, StringPool& pool) : row(program, &pool) {}
    Row row;
    std::optional<std::size_t> place;
  };
  struct Groups {
    std::vector<std::size_t> group_of;  ///< by place
    std::vector<std::vector<std::size_t>> members;
  };
  void sort();
  double compute(Slot slot, std::size_t place);
  Groups find_groups(const std::vector<Slot>& slots);

  const Program& program_;
  StringPool& pool_;
  Load load_;
  std::vector<std::size_t> order_;
  std::unordered_map<Slot, std::vector<double>> cells_;
  std::map<std::vector<Slot>, Groups> groups_;
  std::map<std::pair<const Expr*, std::size_t>, double> computed_;
  std::map<const void*, std::shared_ptr<void>> states_;
  /// One per cell that is being computed from a cell of another record.
  std::vector<std::unique_ptr<Scratch>> rows_;
  std::size_t depth_ = 0;
};

}  // namespace pmml::scoring
