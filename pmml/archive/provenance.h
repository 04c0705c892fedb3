// Where a model comes from: the facts that an archived document keeps besides the model.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/describe/element_description.h"
#include "pmml/model/explanation.h"

namespace pmml::archive {

/// The namespace of these elements; xsd/provenance-1.0.xsd is its schema.
constexpr std::string_view provenance_namespace = "urn:pmml-archive:provenance:1.0";
/// The version of it that Provenance::version names.
constexpr std::string_view provenance_version = "1.0";

/// What a data set was used for.
enum class DataRole : std::uint8_t { train, validation, test };

/// Who answers for the model: an organisation or a role, not a login.
struct Agent : Element {
  static constexpr std::string_view element_name = "agent";

  std::string name;
  std::optional<std::string> role;
  std::optional<std::string> contact;

  static void describe(Description<Agent>& d);
};

/// Who may do what with the document.
struct Rights : Element {
  static constexpr std::string_view element_name = "rights";

  std::string license;  ///< an SPDX expression
  std::optional<std::string> access;
  bool personalData = false;

  static void describe(Description<Rights>& d);
};

/// A sentence: intended use, a limitation, or how rows were selected.
struct IntendedUse : Element {
  static constexpr std::string_view element_name = "intendedUse";

  std::string text;

  static void describe(Description<IntendedUse>& d);
};
struct Limitation : Element {
  static constexpr std::string_view element_name = "limitation";

  std::string text;

  static void describe(Description<Limitation>& d);
};

/// The document that this one replaces.
struct DerivedFrom : Element {
  static constexpr std::string_view element_name = "derivedFrom";

  std::optional<std::string> uri;
  std::string sha256;

  static void describe(Description<DerivedFrom>& d);
};

/// Which rows of the file were used, and how they were drawn.
struct Selection : Element {
  static constexpr std::string_view element_name = "selection";

  std::string method;
  std::optional<std::int64_t> rows;
  std::optional<std::int64_t> seed;

  static void describe(Description<Selection>& d);
};

/// An immutable snapshot of data: where it is and what tells that it is the one.
struct TrainingData : Element {
  static constexpr std::string_view element_name = "trainingData";

  DataRole role = DataRole::train;
  std::optional<std::string> uri;
  std::string mediaType;
  std::int64_t bytes = 0;
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::string sha256;       ///< of the file
  std::string tableSha256;  ///< of its cells, see table_digest
  Box<Selection> selection;

  static void describe(Description<TrainingData>& d);
};

/// One file of the source code.
struct SourceFile : Element {
  static constexpr std::string_view element_name = "file";

  std::string path;  ///< relative to the root of the source
  std::int64_t bytes = 0;
  std::string sha256;
  std::string text;  ///< of the file; empty when it is not embedded

  static void describe(Description<SourceFile>& d);
};

/// The program that made the model.
struct SourceCode : Element {
  static constexpr std::string_view element_name = "sourceCode";

  std::optional<std::string> uri;
  std::optional<std::string> revision;
  std::optional<std::string> entryPoint;
  std::optional<bool> dirty;          ///< whether it differed from the revision
  std::optional<std::string> sha256;  ///< of its files, see source_digest
  std::vector<SourceFile> files;

  static void describe(Description<SourceCode>& d);
};

/// One library or program with its exact version.
struct Package : Element {
  static constexpr std::string_view element_name = "package";

  std::string name;
  std::string version;
  std::optional<std::string> purl;

  static void describe(Description<Package>& d);
};

/// What the model was computed with.
struct Environment : Element {
  static constexpr std::string_view element_name = "environment";

  std::string language;
  std::string compiler;
  std::string platform;
  std::vector<Package> packages;

  static void describe(Description<Environment>& d);
};

/// One hyperparameter.
struct Parameter : Element {
  static constexpr std::string_view element_name = "param";

  std::string name;
  std::string value;

  static void describe(Description<Parameter>& d);
};

/// The estimator with all its hyperparameters.
struct EstimatorFacts : Element {
  static constexpr std::string_view element_name = "estimator";

  std::string name;  ///< its class
  std::optional<std::int64_t> randomState;
  std::vector<Parameter> params;

  static void describe(Description<EstimatorFacts>& d);
};

/// The score of one round of cross-validation.
struct Fold : Element {
  static constexpr std::string_view element_name = "fold";

  double score = 0;
  std::int64_t rows = 0;  ///< of the test part

  static void describe(Description<Fold>& d);
};

/// Scores of copies fitted on parts of the data: only refitting can check them.
struct CrossValidation : Element {
  static constexpr std::string_view element_name = "crossValidation";

  std::string metric;
  std::string splitter;
  std::int64_t n_splits = 0;
  bool shuffle = false;
  std::optional<std::int64_t> random_state;
  double mean = 0;
  double deviation = 0;  ///< of the folds, divided by their number
  double lower = 0;      ///< the range in which a score is accepted as the same
  double upper = 0;
  std::vector<Fold> folds;

  static void describe(Description<CrossValidation>& d);
};

/// The score of this very model on data: data and document are enough to check it.
struct Evaluation : Element {
  static constexpr std::string_view element_name = "evaluation";

  DataUsage dataUsage = DataUsage::training;
  std::string metric;
  double score = 0;
  std::int64_t rows = 0;

  static void describe(Description<Evaluation>& d);
};

/// What turned the estimator into a document.
struct Conversion : Element {
  static constexpr std::string_view element_name = "conversion";

  std::string tool;
  std::string version;
  std::string numbers;

  static void describe(Description<Conversion>& d);
};

/// The schema the document is valid against.
struct SchemaFacts : Element {
  static constexpr std::string_view element_name = "schema";

  std::string name;
  std::string sha256;

  static void describe(Description<SchemaFacts>& d);
};

/// Where the rows of ModelVerification come from.
enum class RowOrigin : std::uint8_t { synthetic, perturbed, trainingWithConsent };

struct VerificationRows : Element {
  static constexpr std::string_view element_name = "verificationRows";

  RowOrigin origin = RowOrigin::synthetic;
  std::int64_t rows = 0;

  static void describe(Description<VerificationRows>& d);
};

/// Something that happened to the document.
struct Event : Element {
  static constexpr std::string_view element_name = "event";

  std::string type;
  std::optional<std::string> time;
  std::optional<std::string> agent;
  std::optional<std::string> tool;
  std::optional<std::string> before;  ///< digests
  std::optional<std::string> after;

  static void describe(Description<Event>& d);
};

/// A fact that is not known, and why.
struct Unavailable : Element {
  static constexpr std::string_view element_name = "unavailable";

  std::string fact;
  std::string reason;

  static void describe(Description<Unavailable>& d);
};

/// All facts of one document.
struct Provenance : Element {
  static constexpr std::string_view element_name = "provenance";

  std::string version = std::string(provenance_version);
  std::string id;                     ///< a URI
  std::optional<std::string> fitted;  ///< RFC 3339, UTC
  Box<Agent> agent;
  Box<Rights> rights;
  Box<IntendedUse> intendedUse;
  std::vector<Limitation> limitations;
  Box<DerivedFrom> derivedFrom;
  std::vector<TrainingData> trainingData;
  Box<SourceCode> sourceCode;
  Box<Environment> environment;
  Box<EstimatorFacts> estimator;
  Box<CrossValidation> crossValidation;
  std::vector<Evaluation> evaluations;
  Box<Conversion> conversion;
  Box<SchemaFacts> schema;
  Box<VerificationRows> verificationRows;
  std::vector<Event> events;
  std::vector<Unavailable> unavailable;

  static void describe(Description<Provenance>& d);
};

/// Every element of the namespace, for the schema and the manual.
std::span<const DescriptionFunction> provenance_elements();

}  // namespace pmml::archive

namespace pmml {

template <>
struct EnumNames<archive::DataRole> {
  static constexpr std::string_view name = "DataRole";
  static constexpr std::string_view values[] = {"train", "validation", "test"};
};
template <>
struct EnumNames<archive::RowOrigin> {
  static constexpr std::string_view name = "RowOrigin";
  static constexpr std::string_view values[] = {"synthetic", "perturbed", "training-with-consent"};
};

}  // namespace pmml
