// Whether a document keeps what it promises: one look at every promise, in a fixed order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pmml/archive/drift.h"
#include "pmml/archive/promise.h"
#include "pmml/data/csv.h"
#include "pmml/score/verification.h"

namespace pmml::archive {

struct VerifyOptions {
  /// The model to verify; empty: the first one that is scorable.
  std::string model;
  /// CSV file: the snapshot of the training data, or new data when `drift` is asked for.
  std::optional<std::string> data;
  CsvOptions csv;
  /// Whether `data` are compared with ModelStats only, as new records of the same kind.
  bool drift = false;
  /// Whether the rounds of the cross-validation are fitted again.
  bool refit = true;
  /// Folder or file of the source code.
  std::optional<std::string> source;
};

/// What came out of it.
struct Verification {
  Verdict verdict;
  /// Everything that was found wrong on the way, with its place.
  Report report;
  /// The cells of ModelVerification, when there is one that can be scored.
  std::optional<VerificationResult> rows;
  /// Of the fields of ModelStats, when it was asked for.
  std::vector<FieldDrift> drift;

  /// Whether something about scores was looked at and nothing differs: a document that promises
  /// nothing is not good.
  bool ok() const;
};

/// Looks at every promise of the document, in this order: limits, well-formed, schema, rules,
/// canonical, seal, profile, provenance, consistency, verification-rows, data-file, data-table,
/// data-size, data-dictionary, data-statistics, training-score, training-quality,
/// cross-validation-folds, cross-validation, source, drift. Each is there at least once; one that
/// cannot be looked at says why. Scores agree within 1e-9, counts exactly. Throws IoError when the
/// document cannot be read.
Verification verify(const std::string& path, const VerifyOptions& options = {});

}  // namespace pmml::archive
