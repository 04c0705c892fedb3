// What can be computed for many records at once, before they are scored one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pmml/score/row.h"

namespace pmml::scoring {

/// A part of a model that is evaluated for a block of records. It gives exactly the numbers that
/// the model computes record by record, or none where it cannot.
class BlockScorer {
 public:
  virtual ~BlockScorer() = default;
  /// Writes width() numbers for each record; `columns` holds the cells of slots(). Where the first
  /// number is missing the model has to do without.
  virtual void score(std::span<const double* const> columns, std::size_t records,
                     double* out) const = 0;

  /// The cells it reads.
  const std::vector<Slot>& slots() const { return slots_; }
  std::size_t width() const { return width_; }
  /// Results of inner models that stay empty when this is used instead of them.
  const std::vector<std::uint32_t>& skipped() const { return skipped_; }

 protected:
  BlockScorer(std::vector<Slot> slots, std::size_t width, std::vector<std::uint32_t> skipped)
      : slots_(std::move(slots)), width_(width), skipped_(std::move(skipped)) {}

  /// Leaves out the records whose cell of this column is missing.
  void leave_out_missing(const double* column, std::size_t records, double* out) const {
    for (std::size_t i = 0; i < records; ++i) {
      if (is_missing(column[i])) out[i * width_] = missing;
    }
  }

 private:
  std::vector<Slot> slots_;
  std::size_t width_;
  std::vector<std::uint32_t> skipped_;
};

/// The cells of one record, each a column of its own as blocks have them.
struct OneRecord {
  explicit OneRecord(std::size_t size) : numbers(size) {
    for (const double& number : numbers) columns.push_back(&number);
  }
  OneRecord(const OneRecord&) = delete;
  OneRecord& operator=(const OneRecord&) = delete;

  std::vector<double> numbers;
  std::vector<const double*> columns;
};

}  // namespace pmml::scoring
