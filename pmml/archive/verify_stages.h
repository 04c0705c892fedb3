// The stages of verify, each in a source file of its own.
#pragma once

#include <optional>
#include <string>

#include "pmml/archive/profile.h"
#include "pmml/archive/provenance.h"
#include "pmml/archive/verify.h"
#include "pmml/archive/verify_promises.h"
#include "pmml/io/source.h"
#include "pmml/model/document.h"

namespace pmml::archive {

/// What one stage leaves for the next ones.
struct Inspection {
  const std::string& path;
  const VerifyOptions& options;
  Promises promises;
  Report report;
  Source source;
  Document document;
  std::optional<ArchiveView> view;  ///< of source and document, once they are read
  std::optional<Document> alone;    ///< the model in question without the others, if there are any
  std::string model_path;           ///< of the model in question, such as /PMML/TreeModel[2]
  std::optional<VerificationResult> rows;
  std::optional<Table> data;  ///< what was read of options.data, types inferred
  std::vector<FieldDrift> drift;

  /// The document whose first scorable model is the one in question.
  const Document& scored() const { return alone ? *alone : document; }
  ConstModelParts parts() const { return model_parts(scored()); }
  const Provenance* provenance() const { return view->provenance ? &*view->provenance : nullptr; }
};

/// The name of the first target field; empty when there is none.
std::string target_of(const ConstModelParts& model);

/// The snapshot that the model was fitted on, nullptr when none is recorded.
const TrainingData* training_data(const Inspection& at);
/// The rows of the table whose target is present: those a model is fitted on.
Table rows_with_target(const Table& table, const std::string& target);

/// Whether the hyperparameters of the provenance are those that the model notes.
void check_hyperparameters(Inspection& at, const Provenance& facts);

/// False when the text cannot be read any further.
bool inspect_file(Inspection& at);
void inspect_facts(Inspection& at);
void inspect_rows(Inspection& at);
void inspect_data(Inspection& at);
void inspect_scores(Inspection& at);
void inspect_rounds(Inspection& at);
void inspect_source(Inspection& at);
void inspect_drift(Inspection& at);

}  // namespace pmml::archive
