// TextModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class DocumentNormalization : std::uint8_t { none, cosine };
template <>
struct EnumNames<DocumentNormalization> {
  static constexpr std::string_view name = "DocumentNormalization";
  static constexpr std::string_view values[] = {"none", "cosine"};
};

enum class GlobalTermWeights : std::uint8_t {
  inverseDocumentFrequency,
  none,
  GFIDF,
  normal,
  probabilisticInverse
};
template <>
struct EnumNames<GlobalTermWeights> {
  static constexpr std::string_view name = "GlobalTermWeights";
  static constexpr std::string_view values[] = {"inverseDocumentFrequency", "none", "GFIDF",
                                                "normal", "probabilisticInverse"};
};

enum class SimilarityType : std::uint8_t { euclidean, cosine };
template <>
struct EnumNames<SimilarityType> {
  static constexpr std::string_view name = "SimilarityType";
  static constexpr std::string_view values[] = {"euclidean", "cosine"};
};

/// Finds the stored documents most similar to a text, a kind of model no longer recommended.
struct TextModel : Element {
  static constexpr std::string_view element_name = "TextModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  std::int64_t numberOfTerms = 0;
  std::int64_t numberOfDocuments = 0;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<Output> output;
  Box<ModelStats> modelStats;
  Box<ModelExplanation> modelExplanation;
  Box<Targets> targets;
  Box<LocalTransformations> localTransformations;
  Box<TextDictionary> textDictionary;
  Box<TextCorpus> textCorpus;
  Box<DocumentTermMatrix> documentTermMatrix;
  Box<TextModelNormalization> textModelNormalization;
  Box<TextModelSimiliarity> textModelSimiliarity;
  Box<ModelVerification> modelVerification;

  static void describe(Description<TextModel>& d);
};

/// Lists the terms that are counted in documents.
struct TextDictionary : Element {
  static constexpr std::string_view element_name = "TextDictionary";

  Box<Taxonomy> taxonomy;
  Box<Array> array;

  static void describe(Description<TextDictionary>& d);
};

/// Lists the documents the model was built from.
struct TextCorpus : Element {
  static constexpr std::string_view element_name = "TextCorpus";

  std::vector<TextDocument> textDocuments;

  static void describe(Description<TextCorpus>& d);
};

/// Describes one document of the collection.
struct TextDocument : Element {
  static constexpr std::string_view element_name = "TextDocument";

  std::string id;
  std::optional<std::string> name;
  std::optional<std::int64_t> length;
  std::optional<std::string> file;

  static void describe(Description<TextDocument>& d);
};

/// Counts how often each term occurs in each document.
struct DocumentTermMatrix : Element {
  static constexpr std::string_view element_name = "DocumentTermMatrix";

  Box<Matrix> matrix;

  static void describe(Description<DocumentTermMatrix>& d);
};

/// Says how term counts are weighted and how document vectors are scaled.
struct TextModelNormalization : Element {
  static constexpr std::string_view element_name = "TextModelNormalization";

  LocalTermWeights localTermWeights = LocalTermWeights::termFrequency;
  GlobalTermWeights globalTermWeights = GlobalTermWeights::inverseDocumentFrequency;
  DocumentNormalization documentNormalization = DocumentNormalization::none;

  static void describe(Description<TextModelNormalization>& d);
};

/// Chooses the measure by which two documents are compared.
struct TextModelSimiliarity : Element {
  static constexpr std::string_view element_name = "TextModelSimiliarity";

  std::optional<SimilarityType> similarityType;

  static void describe(Description<TextModelSimiliarity>& d);
};

}  // namespace pmml
