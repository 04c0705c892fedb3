// The columns of a table as a compiled scorer reads and writes them.
#pragma once

#include <span>
#include <vector>

#include "pmml/data/table.h"
#include "pmml/score/compiled.h"

namespace pmml::scoring {

/// The columns of a table that are inputs of a scorer.
class BoundInputs {
 public:
  BoundInputs(const Scorer::Compiled& compiled, const Table& table);

  /// W-COLUMN for each input that is expected and absent.
  void report_absent(Report& report) const;
  std::size_t count() const { return columns_.size(); }
  /// The column of an input; nullptr when the table has none.
  const Column* column(std::size_t input) const { return columns_[input]; }
  /// Sets the raw cells of a row.
  void load(std::size_t row, Row& cells) const;
  /// The cells of the table itself when raw cells are just these: numbers, none of them missing.
  const double* numbers(std::size_t input, std::size_t first, std::size_t count) const;
  /// The raw cells of an input, one for each of the rows from `first` on. False when one of them
  /// cannot be converted.
  bool load(std::size_t input, std::size_t first, std::span<double> cells, StringPool& pool) const;

 private:
  /// An input that the table has.
  struct Present {
    std::size_t input;
    Slot slot;
  };

  const Scorer::Compiled& compiled_;
  std::vector<const Column*> columns_;
  std::vector<Present> present_;
};

/// The columns that a scorer gives.
class BoundOutputs {
 public:
  /// `groups`: fields that come first.
  explicit BoundOutputs(const Scorer::Compiled& compiled, std::vector<NamedField> groups = {});

  /// The columns, without rows.
  Table empty_table() const;
  void write(Row& row, Table& table) const;
  /// A row whose record has no result: only the groups are written.
  void write_missing(Row& row, Table& table) const;

 private:
  struct Output {
    std::string name;
    Slot slot;
    DataType type;
  };
  std::vector<Output> outputs_;
  std::size_t groups_;
};

}  // namespace pmml::scoring
