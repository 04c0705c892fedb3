// ModelVerification: the records a document carries, scored and compared cell by cell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pmml/model/document.h"
#include "pmml/score/scorer.h"

namespace pmml {

/// One expected cell and what the scorer gave. The differences are of numbers only.
struct VerificationCell {
  std::size_t row = 0;  ///< counted from 1
  std::string field;
  std::string expected;  ///< empty for a missing value
  std::string observed;  ///< empty for a missing value
  double absolute = 0;
  double relative = 0;     ///< to the expected value; 0 when both are 0
  std::uint64_t ulps = 0;  ///< doubles between the two
  bool ok = false;
};

struct VerificationResult {
  std::size_t rows = 0;
  std::vector<VerificationCell> cells;  ///< row by row, all fields of each
  bool ok() const;
};

/// Rows, cells, how many agree, and the largest differences, as a sentence.
std::string summary(const VerificationResult& result);

/// Scores the verification records of a model and compares every expected field of every row: the
/// output fields among the verification fields, or the targets when there are none. Numbers agree
/// within the field's precision and zeroThreshold, other values exactly. Nothing when the model has
/// no verification data. Throws as compile() does; InvalidDocument (E-FIELD) for a verification
/// field that the model neither reads nor gives. `report` gets what score() reports.
std::optional<VerificationResult> verify(const Document& document, const CompileOptions& options,
                                         Report& report);

/// Compares the columns that both tables have, row by row. Numbers agree within `precision`
/// relative to the expected value or when both are at most `zeroThreshold`; everything else
/// exactly. Throws InvalidData (E-ROWS) when the numbers of rows differ, E-COLUMN when no column
/// is in both.
VerificationResult compare(const Table& expected, const Table& observed, double precision,
                           double zeroThreshold);

}  // namespace pmml
