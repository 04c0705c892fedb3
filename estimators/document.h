// Fitted estimators as PMML documents, and back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "estimators/estimator.h"
#include "estimators/verification_rows.h"
#include "pmml/data/table.h"
#include "pmml/model/document.h"

namespace estimators {

/// What an estimator was fitted on. The document takes column kinds, statistics and verification
/// records from it.
struct TrainingData {
  const pmml::Table& table;
  /// Name of the target column.
  std::string target;
  /// Markers that stood for missing cells where the table came from; those that fit the type of a
  /// field with missing cells become Values with property missing.
  std::vector<std::string> missing_values = {};
};

/// What the document says beyond the model.
struct DocumentOptions {
  std::optional<std::string> model_name;
  std::optional<std::string> description;
  std::optional<std::string> copyright;
  std::optional<std::string> application_version;
  /// Written as it is given; nothing is written otherwise, so that equal models give equal files.
  std::optional<std::string> timestamp;
  /// Whether records chosen by `verification_rows` are written as ModelVerification.
  bool verification = true;
  RowOptions verification_rows;
};

/// The whole fitted estimator as a PMML 4.4 document: a RegressionModel, TreeModel or MiningModel
/// with the transformers of a pipeline as MiningField treatments and DerivedFields. What PMML has
/// no place for (hyperparameters, names of steps, impurities) is kept in Extensions of the model.
/// Ranges of the data stand in ModelStats, as an Interval would make other values invalid.
/// Throws NotFitted, InvalidData E-NO-COLUMN, UnsupportedFeature for an estimator of another kind.
pmml::Document to_pmml(const Estimator& fitted, const TrainingData& training,
                       const DocumentOptions& options = {});

/// The estimator that the document's first scorable model means, whoever wrote it. Derived fields
/// and replacements of missing values become a pipeline. Extensions of to_pmml are used when they
/// are there. Throws UnsupportedFeature (E-UNSUPPORTED, with path) for what no native estimator
/// holds, InvalidDocument for contradictions.
std::unique_ptr<Estimator> from_pmml(const pmml::Document& document);

}  // namespace estimators
