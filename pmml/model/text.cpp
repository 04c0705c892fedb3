#include "pmml/model/text.h"

#include "pmml/describe/description.h"
#include "pmml/model/array.h"
#include "pmml/model/data.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void TextModel::describe(Description<TextModel>& d) {
  d.element(
      "Finds the stored documents most similar to a text, a kind of model no longer recommended",
      Version::v3_0);
  d.attribute("modelName", &TextModel::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &TextModel::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required();
  d.attribute("algorithmName", &TextModel::algorithmName,
              "Name of the training algorithm, for information only");
  d.attribute("numberOfTerms", &TextModel::numberOfTerms, "Number of terms, only a check")
      .required()
      .facet(Facet::nonNegative);
  d.attribute("numberOfDocuments", &TextModel::numberOfDocuments,
              "Number of documents, only a check")
      .required()
      .facet(Facet::nonNegative);
  d.attribute("isScorable", &TextModel::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&TextModel::miningSchema, one);
  d.child(&TextModel::output, zero_or_one);
  d.child(&TextModel::modelStats, zero_or_one);
  d.child(&TextModel::modelExplanation, zero_or_one);
  d.child(&TextModel::targets, zero_or_one);
  d.child(&TextModel::localTransformations, zero_or_one);
  d.child(&TextModel::textDictionary, one);
  d.child(&TextModel::textCorpus, one);
  d.child(&TextModel::documentTermMatrix, one);
  d.child(&TextModel::textModelNormalization, zero_or_one);
  d.child(&TextModel::textModelSimiliarity, zero_or_one);
  d.child(&TextModel::modelVerification, zero_or_one);
  d.extensions();
}

void TextDictionary::describe(Description<TextDictionary>& d) {
  d.element("Lists the terms that are counted in documents", Version::v3_0);
  d.extensions();
  d.child(&TextDictionary::taxonomy, zero_or_one);
  d.child(&TextDictionary::array, one);
}

void TextCorpus::describe(Description<TextCorpus>& d) {
  d.element("Lists the documents the model was built from", Version::v3_0);
  d.extensions();
  d.child(&TextCorpus::textDocuments, any_number);
}

void TextDocument::describe(Description<TextDocument>& d) {
  d.element("Describes one document of the collection", Version::v3_0);
  d.attribute("id", &TextDocument::id, "Identifier of the document").required();
  d.attribute("name", &TextDocument::name, "Name of the document");
  d.attribute("length", &TextDocument::length, "Length of the document");
  d.attribute("file", &TextDocument::file, "File that contains the document");
  d.extensions();
}

void DocumentTermMatrix::describe(Description<DocumentTermMatrix>& d) {
  d.element("Counts how often each term occurs in each document", Version::v3_0);
  d.extensions();
  d.child(&DocumentTermMatrix::matrix, one);
}

void TextModelNormalization::describe(Description<TextModelNormalization>& d) {
  d.element("Says how term counts are weighted and how document vectors are scaled", Version::v3_0);
  d.attribute("localTermWeights", &TextModelNormalization::localTermWeights,
              "How the count of a term within a document is turned into a weight");
  d.attribute("globalTermWeights", &TextModelNormalization::globalTermWeights,
              "How the frequency of a term over all documents changes its weight");
  d.attribute("documentNormalization", &TextModelNormalization::documentNormalization,
              "Whether document vectors are scaled to length one");
  d.extensions();
}

void TextModelSimiliarity::describe(Description<TextModelSimiliarity>& d) {
  d.element("Chooses the measure by which two documents are compared", Version::v3_0);
  d.attribute("similarityType", &TextModelSimiliarity::similarityType,
              "Measure used to compare documents: Euclidean distance or cosine");
  d.extensions();
}

template class Box<TextModel>;
template const ElementDescription& description_of<TextModel>();
template class Box<TextDictionary>;
template const ElementDescription& description_of<TextDictionary>();
template class Box<TextCorpus>;
template const ElementDescription& description_of<TextCorpus>();
template class Box<TextDocument>;
template const ElementDescription& description_of<TextDocument>();
template class Box<DocumentTermMatrix>;
template const ElementDescription& description_of<DocumentTermMatrix>();
template class Box<TextModelNormalization>;
template const ElementDescription& description_of<TextModelNormalization>();
template class Box<TextModelSimiliarity>;
template const ElementDescription& description_of<TextModelSimiliarity>();

}  // namespace pmml
