// The record being scored: one cell per slot, derived cells computed when they are first asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pmml/score/values.h"

namespace pmml::scoring {

using Slot = std::uint32_t;
class Records;
class Row;
struct Program;

/// The record has no result: an invalid input, or a function called with illegal values. Leaves
/// the scoring of this record only.
struct InvalidRecord {
  std::string field;
  std::string found;
  std::string expected;
};

struct ValueSpace;

/// An expression compiled for the slots of a program. Immutable.
class Expr {
 public:
  explicit Expr(DataType result_type) : type(result_type) {}
  virtual ~Expr() = default;
  virtual double eval(Row& row) const = 0;

  DataType type;
  const ValueSpace* space = nullptr;  ///< of a reference to a field that lists values, else null
  bool ordinal = false;               ///< texts are compared by their rank in `space`
  bool list = false;                  ///< a text of several values, whatever type they have
};
using ExprPtr = std::unique_ptr<const Expr>;

/// What one model says about one record, before and after Targets. The lists follow the order of
/// the model's categories (ModelContext::categories) and are empty when the model has no such.
struct Result {
  bool ran = false;            ///< false: the segment did not take part
  double value = missing;      ///< in the type of the target; a category or a number
  double untreated = missing;  ///< the value before Targets, once these were applied
  std::vector<double> probabilities;
  std::vector<double> confidences;
  double entity = missing;  ///< code of the id of the winning entity
  std::vector<double> affinities;
  std::vector<double> scratch;  ///< whatever a family keeps for its own output features

  /// Empties the result for the next record; memory is kept.
  void clear();
};

/// Working memory for one record after another; each thread has its own.
class Row {
 public:
  /// Its texts go to `shared`, else to a pool of its own.
  explicit Row(const Program& program, StringPool* shared = nullptr);
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  /// Begins the next record: forgets what was computed and which models ran.
  void start();
  double get(Slot slot) {
    if (derived_[slot] != nullptr && stamps_[slot] != now_) compute(slot);
    return values_[slot];
  }
  void set(Slot slot, double value) {
    values_[slot] = value;
    stamps_[slot] = now_;
  }
  /// Input i of this record stands at columns[i][at], for inputs that are RawInput; null: they were
  /// set one by one.
  void set_inputs(const double* const* columns, std::size_t at) {
    inputs_ = columns;
    input_at_ = at;
  }
  double input(std::size_t index, Slot slot) const {
    return inputs_ == nullptr ? values_[slot] : inputs_[index][input_at_];
  }
  Result& result(std::uint32_t index) {
    std::unique_ptr<Result>& result = results_[index];
    if (result == nullptr) result = std::make_unique<Result>();
    return *result;
  }
  /// The result, emptied, of a model that takes part in this record.
  Result& open_result(std::uint32_t index);

  /// What a block scorer of the program computed for this record; null when it did not.
  const double* block(std::size_t index) const { return blocks_[index]; }
  void set_block(std::size_t index, const double* numbers) { blocks_[index] = numbers; }
  StringPool& pool() { return *pool_; }

  /// The table's records and the place of this one among them; only when Program::uses_records.
  Records& records() const { return *records_; }
  std::size_t place() const { return place_; }
  /// The places of the records that are scored as one: those of a group, else this one.
  const std::vector<std::size_t>& members() const { return *members_; }
  void set_place(Records& records, std::size_t place,
                 const std::vector<std::size_t>* members = nullptr);

 private:
  void compute(Slot slot);

  const Program& program_;
  const ExprPtr* derived_;
  StringPool own_pool_;
  StringPool* pool_;
  std::uint64_t now_ = 0;
  std::vector<double> values_;
  std::vector<std::uint64_t> stamps_;
  std::vector<std::unique_ptr<Result>> results_;
  std::vector<Result*> open_;  ///< results of models that took part in this record
  std::vector<const double*> blocks_;
  const double* const* inputs_ = nullptr;
  std::size_t input_at_ = 0;
  Records* records_ = nullptr;
  std::size_t place_ = 0;
  std::vector<std::size_t> alone_ = {0};
  const std::vector<std::size_t>* members_ = &alone_;
};

/// An input that is taken from the cells of a block only when it is asked for: of records with many
/// inputs most are used up by block scorers.
class RawInput : public Expr {
 public:
  RawInput(DataType result_type, std::size_t index, Slot slot)
      : Expr(result_type), index_(index), slot_(slot) {}
  double eval(Row& row) const override { return row.input(index_, slot_); }

 private:
  std::size_t index_;
  Slot slot_;
};

}  // namespace pmml::scoring
