#include "pmml/archive/provenance.h"

#include "pmml/describe/description.h"
#include "pmml/model/text_type.h"

namespace pmml::archive {
namespace {

constexpr Version since = Version::v4_4;

template <class T>
void text_only(Description<T>& d, std::string_view doc) {
  d.element(doc, since);
  d.text(Content::text, text_type<T, &T::text>("xs:string"));
}

}  // namespace

void Agent::describe(Description<Agent>& d) {
  d.element("Who answers for the model: an organisation or a role", since);
  d.attribute("name", &Agent::name, "Name of the organisation or person").required();
  d.attribute("role", &Agent::role, "What they do with regard to the model");
  d.attribute("contact", &Agent::contact, "Where they can be asked");
}

void Rights::describe(Description<Rights>& d) {
  d.element("Who may do what with the document", since);
  d.attribute("license", &Rights::license, "Licence as an SPDX expression").required();
  d.attribute("access", &Rights::access, "Who may see the document");
  d.attribute("personalData", &Rights::personalData,
              "Whether the training data are about identifiable persons")
      .required();
}

void IntendedUse::describe(Description<IntendedUse>& d) {
  text_only(d, "What the model is for, in plain words");
}

void Limitation::describe(Description<Limitation>& d) {
  text_only(d, "What the model is not for, or where it fails");
}

void DerivedFrom::describe(Description<DerivedFrom>& d) {
  d.element("The document that this one replaces", since);
  d.attribute("uri", &DerivedFrom::uri, "Where that document is");
  d.attribute("sha256", &DerivedFrom::sha256, "Its seal").required();
}

void Selection::describe(Description<Selection>& d) {
  d.element("Which rows of the file were used", since);
  d.attribute("method", &Selection::method, "How they were chosen, in plain words").required();
  d.attribute("rows", &Selection::rows, "How many they are").facet(Facet::nonNegative);
  d.attribute("seed", &Selection::seed, "Seed of the generator that drew them");
}

void TrainingData::describe(Description<TrainingData>& d) {
  d.element("An immutable snapshot of data the model was made or judged with", since);
  d.attribute("role", &TrainingData::role, "What it was used for").required();
  d.attribute("uri", &TrainingData::uri, "Where the snapshot is kept");
  d.attribute("mediaType", &TrainingData::mediaType, "Its media type").required();
  d.attribute("bytes", &TrainingData::bytes, "Its size").required().facet(Facet::nonNegative);
  d.attribute("rows", &TrainingData::rows, "Its rows, without the header")
      .required()
      .facet(Facet::nonNegative);
  d.attribute("columns", &TrainingData::columns, "Its columns")
      .required()
      .facet(Facet::nonNegative);
  d.attribute("sha256", &TrainingData::sha256, "SHA-256 of the file").required();
  d.attribute("tableSha256", &TrainingData::tableSha256,
              "SHA-256 of the cells, whatever the line ends, quotes, encoding and order of columns")
      .required();
  d.child(&TrainingData::selection, zero_or_one);
}

void SourceFile::describe(Description<SourceFile>& d) {
  d.element("One file of the source code, with its text when that is embedded", since);
  d.attribute("path", &SourceFile::path, "Its path below the root of the source").required();
  d.attribute("bytes", &SourceFile::bytes, "Its size").required().facet(Facet::nonNegative);
  d.attribute("sha256", &SourceFile::sha256, "SHA-256 of the file").required();
  d.text(Content::text, text_type<SourceFile, &SourceFile::text>("xs:string"));
}

void SourceCode::describe(Description<SourceCode>& d) {
  d.element("The program that made the model", since);
  d.attribute("uri", &SourceCode::uri, "Where the source is kept");
  d.attribute("revision", &SourceCode::revision, "Its full revision");
  d.attribute("entryPoint", &SourceCode::entryPoint, "What was run");
  d.attribute("dirty", &SourceCode::dirty, "Whether it differed from that revision");
  d.attribute("sha256", &SourceCode::sha256, "SHA-256 over the digests of its files");
  d.child(&SourceCode::files, any_number);
}

void Package::describe(Description<Package>& d) {
  d.element("One library or program with its exact version", since);
  d.attribute("name", &Package::name, "Its name").required();
  d.attribute("version", &Package::version, "Its version").required();
  d.attribute("purl", &Package::purl, "Its package URL");
}

void Environment::describe(Description<Environment>& d) {
  d.element("What the model was computed with", since);
  d.attribute("language", &Environment::language, "Programming language and its version")
      .required();
  d.attribute("compiler", &Environment::compiler, "Compiler or interpreter and its version")
      .required();
  d.attribute("platform", &Environment::platform, "Processor and operating system").required();
  d.child(&Environment::packages, any_number);
}

void Parameter::describe(Description<Parameter>& d) {
  d.element("One hyperparameter", since);
  d.attribute("name", &Parameter::name, "Its name").required();
  d.attribute("value", &Parameter::value, "Its value").required();
}

void EstimatorFacts::describe(Description<EstimatorFacts>& d) {
  d.element("The estimator with all its hyperparameters", since);
  d.attribute("class", &EstimatorFacts::name, "Its class").required();
  d.attribute("randomState", &EstimatorFacts::randomState, "Seed of its generator");
  d.child(&EstimatorFacts::params, any_number);
}

void Fold::describe(Description<Fold>& d) {
  d.element("One round of cross-validation", since);
  d.attribute("score", &Fold::score, "Score on the test rows").required();
  d.attribute("rows", &Fold::rows, "How many test rows there were")
      .required()
      .facet(Facet::nonNegative);
}

void CrossValidation::describe(Description<CrossValidation>& d) {
  d.element("Scores of copies fitted on parts of the training data", since);
  d.attribute("metric", &CrossValidation::metric, "What is measured").required();
  d.attribute("splitter", &CrossValidation::splitter, "How the rows were split").required();
  d.attribute("n_splits", &CrossValidation::n_splits, "Into how many parts")
      .required()
      .facet(Facet::positive);
  d.attribute("shuffle", &CrossValidation::shuffle, "Whether they were shuffled before").required();
  d.attribute("random_state", &CrossValidation::random_state, "Seed of the shuffling");
  d.attribute("mean", &CrossValidation::mean, "Mean score of the folds").required();
  d.attribute("deviation", &CrossValidation::deviation,
              "Standard deviation of the scores (of the population)")
      .required();
  d.attribute("lower", &CrossValidation::lower, "Least mean accepted as in the same range")
      .required();
  d.attribute("upper", &CrossValidation::upper, "Greatest mean accepted as in the same range")
      .required();
  d.child(&CrossValidation::folds, at_least_one);
}

void Evaluation::describe(Description<Evaluation>& d) {
  d.element("The score of this fitted model on data, which can be computed again exactly", since);
  d.attribute("dataUsage", &Evaluation::dataUsage, "On which data").required();
  d.attribute("metric", &Evaluation::metric, "What is measured").required();
  d.attribute("score", &Evaluation::score, "The score").required();
  d.attribute("rows", &Evaluation::rows, "On how many rows").required().facet(Facet::nonNegative);
}

void Conversion::describe(Description<Conversion>& d) {
  d.element("What turned the estimator into a document", since);
  d.attribute("tool", &Conversion::tool, "Its name").required();
  d.attribute("version", &Conversion::version, "Its version").required();
  d.attribute("numbers", &Conversion::numbers, "How numbers are written").required();
}

void SchemaFacts::describe(Description<SchemaFacts>& d) {
  d.element("The schema the document is valid against", since);
  d.attribute("name", &SchemaFacts::name, "Its name").required();
  d.attribute("sha256", &SchemaFacts::sha256, "SHA-256 of its file").required();
}

void VerificationRows::describe(Description<VerificationRows>& d) {
  d.element("Where the rows of ModelVerification come from", since);
  d.attribute("origin", &VerificationRows::origin, "Whether they are records of the training data")
      .required();
  d.attribute("rows", &VerificationRows::rows, "How many they are")
      .required()
      .facet(Facet::nonNegative);
}

void Event::describe(Description<Event>& d) {
  d.element("Something that happened to the document", since);
  d.attribute("type", &Event::type, "created, validated, migrated and the like").required();
  d.attribute("time", &Event::time, "When, RFC 3339 in UTC");
  d.attribute("agent", &Event::agent, "Who did it");
  d.attribute("tool", &Event::tool, "With which program");
  d.attribute("before", &Event::before, "Seal of the document before");
  d.attribute("after", &Event::after, "Seal of the document after");
}

void Unavailable::describe(Description<Unavailable>& d) {
  d.element("A fact that is not known", since);
  d.attribute("fact", &Unavailable::fact, "Name of the fact").required();
  d.attribute("reason", &Unavailable::reason, "Why it is not known").required();
}

void Provenance::describe(Description<Provenance>& d) {
  d.element("Where the model comes from and how good it was", since);
  d.attribute("version", &Provenance::version, "Version of this vocabulary").required();
  d.attribute("id", &Provenance::id, "Identifier of the document, a URI").required();
  d.attribute("fitted", &Provenance::fitted, "When the model was fitted, RFC 3339 in UTC");
  d.child(&Provenance::agent, zero_or_one);
  d.child(&Provenance::rights, zero_or_one);
  d.child(&Provenance::intendedUse, zero_or_one);
  d.child(&Provenance::limitations, any_number);
  d.child(&Provenance::derivedFrom, zero_or_one);
  d.child(&Provenance::trainingData, any_number);
  d.child(&Provenance::sourceCode, zero_or_one);
  d.child(&Provenance::environment, zero_or_one);
  d.child(&Provenance::estimator, zero_or_one);
  d.child(&Provenance::crossValidation, zero_or_one);
  d.child(&Provenance::evaluations, any_number);
  d.child(&Provenance::conversion, zero_or_one);
  d.child(&Provenance::schema, zero_or_one);
  d.child(&Provenance::verificationRows, zero_or_one);
  d.child(&Provenance::events, any_number);
  d.child(&Provenance::unavailable, any_number);
}

std::span<const DescriptionFunction> provenance_elements() {
  static constexpr DescriptionFunction elements[] = {description_of<Agent>,
                                                     description_of<Conversion>,
                                                     description_of<CrossValidation>,
                                                     description_of<DerivedFrom>,
                                                     description_of<Environment>,
                                                     description_of<EstimatorFacts>,
                                                     description_of<Evaluation>,
                                                     description_of<Event>,
                                                     description_of<Fold>,
                                                     description_of<IntendedUse>,
                                                     description_of<Limitation>,
                                                     description_of<Package>,
                                                     description_of<Parameter>,
                                                     description_of<Provenance>,
                                                     description_of<Rights>,
                                                     description_of<SchemaFacts>,
                                                     description_of<Selection>,
                                                     description_of<SourceCode>,
                                                     description_of<SourceFile>,
                                                     description_of<TrainingData>,
                                                     description_of<Unavailable>,
                                                     description_of<VerificationRows>};
  return elements;
}

}  // namespace pmml::archive

namespace pmml {

template class Box<archive::Agent>;
template class Box<archive::Rights>;
template class Box<archive::IntendedUse>;
template class Box<archive::DerivedFrom>;
template class Box<archive::Selection>;
template class Box<archive::SourceCode>;
template class Box<archive::Environment>;
template class Box<archive::EstimatorFacts>;
template class Box<archive::CrossValidation>;
template class Box<archive::Conversion>;
template class Box<archive::SchemaFacts>;
template class Box<archive::VerificationRows>;
template const ElementDescription& description_of<archive::Provenance>();

}  // namespace pmml
