// Scoring: a document compiled into an immutable scorer, columns in, columns out.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/data/table.h"
#include "pmml/describe/problem.h"
#include "pmml/model/document.h"
#include "pmml/score/trace.h"

namespace pmml {

struct CompileOptions {
  /// The model to score; empty: the first one that is scorable.
  std::string modelName;
};

struct ScoringOptions {
  /// How many threads score blocks of rows side by side. The result is the same for every number; a
  /// scorer that usesOtherRows() works in one.
  std::size_t threads = 1;
};

/// A field that a scorer reads or gives.
struct ScoredField {
  std::string name;
  DataType dataType{};
  OpType optype{};
  /// The valid values it lists, as text; for a target of a classification its categories.
  std::vector<std::string> values;
};

/// A model ready to score. Immutable: copies share it, threads may use it at the same time.
class Scorer {
 public:
  struct Compiled;
  explicit Scorer(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  /// Scores every row; the result has one column per final output field, in document order, or the
  /// predicted value and the probabilities (`probability(<class>)`) when the model has no Output.
  /// Input columns are found by name; one that is absent is missing in every row (W-COLUMN), others
  /// are ignored. Text cells are converted to the field's type. A row without a result (E-RECORD,
  /// layer data, `where.line` = row counted from 1) has missing outputs. Numeric outputs are number
  /// columns, all other types text.
  ///
  /// A result depends on the table only, and on its own row only unless usesOtherRows(). Then Lag,
  /// Aggregate and models of change see the rows of this table, sorted by the order fields of the
  /// mining schema. Models of transactions give one row per group of input rows with equal group
  /// fields, in order of first appearance, with the group fields as first columns; rows without a
  /// group are left out. A table without the group columns is scored row by row.
  Table score(const Table& input, Report& report, const ScoringOptions& options = {}) const;
  /// True when the rows of a table must be scored together.
  bool usesOtherRows() const;

  /// How one row (counted from 0) comes to its result: its cells, the fields of every model, the
  /// path through every tree, the result of every segment, the numbers inside every other family;
  /// of a long list the first 100. A row without a result ends with the step "invalid". Throws
  /// std::out_of_range when there is no such row.
  Trace explain(const Table& input, std::size_t row) const;

  /// Active and supplementary fields of the mining schema.
  const std::vector<ScoredField>& inputFields() const;
  const std::vector<ScoredField>& targetFields() const;
  /// The columns that score() gives, and with them intermediate fields that it does not.
  const std::vector<ScoredField>& outputFields() const;

 private:
  std::shared_ptr<const Compiled> compiled_;
};

/// Compiles one model of the document. Everything is resolved here: throws InvalidDocument when the
/// document contradicts itself or names what is not there, UnsupportedFeature for what is not
/// scored; their reports give the line and the element.
Scorer compile(const Document& document, const CompileOptions& options = {});

}  // namespace pmml
