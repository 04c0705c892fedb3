// What verify says of archived models, untouched and changed.
#include "pmml/archive/verify.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "archived.h"
#include "pmml/archive/data_digest.h"
#include "pmml/archive/model_parts.h"
#include "pmml/archive/provenance_document.h"
#include "pmml/archive/seal.h"
#include "pmml/archive/snapshot.h"
#include "pmml/io/write.h"
#include "tests/archive/replaced.h"
#include "tests/tools/read_file.h"

namespace pmml::archive {
namespace {

const Recipe logistic = {"logistic_regression", "iris.csv", "species"};
const Recipe linear = {"linear_regression", "diabetes.csv", "progression", false};
const Recipe binary = {"logistic_regression", "breast_cancer.csv", "diagnosis"};
const Recipe tree = {"decision_tree_classifier", "penguins.csv", "species"};

VerifyOptions with_data(const std::string& path) {
  VerifyOptions options;
  options.data = path;
  return options;
}

// A document with other facts, sealed again as a forger would.
template <class Change>
Document forged(const Document& document, Change change) {
  Report report;
  Provenance facts = *provenance(document, report);
  change(facts);
  Document copy = document;
  set_provenance(copy, facts);
  seal(copy);
  return copy;
}

std::string all_replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

Outcome outcome_of(const Verification& verification, std::string_view id) {
  return promise_of(verification, id).outcome;
}

std::vector<std::string> different(const Verification& verification) {
  std::vector<std::string> ids;
  for (const Promise& promise : verification.verdict.promises) {
    const bool again = !ids.empty() && ids.back() == promise.id;
    if (promise.outcome == Outcome::differs && !again) ids.push_back(promise.id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("Every promise of an archived model is kept") {
  const std::string source = std::string(PMML_SOURCE_DIR) + "/tests/archive";
  for (const Recipe& recipe : {logistic, linear, tree, binary}) {
    INFO(recipe.estimator);
    const std::string path = put_document("kept.pmml", archived_model(recipe, source));
    VerifyOptions options = with_data(sample_data(recipe.data));
    options.source = source;
    const Verification result = verify(path, options);
    INFO(to_string(result.report));
    CHECK(result.ok());
    for (const Promise& promise : result.verdict.promises) {
      INFO(promise.id << ": " << promise.reason);
      const bool expected = promise.id == "drift";
      CHECK((promise.outcome == Outcome::notChecked) == expected);
    }
  }
}

TEST_CASE("Scores are those that Python computes") {
  // What diabetes_folds.py prints.
  const double all = 0.5177484222203499;
  const double folds[] = {0.4295561538258381, 0.5225993866099367, 0.48268054134528227,
                          0.42649776111040205, 0.5502483366517519};
  const Document document = forged(archived_model(linear), [&](Provenance& facts) {
    facts.evaluations.front().score = all;
    for (std::size_t i = 0; i < 5; ++i) facts.crossValidation->folds[i].score = folds[i];
  });
  const auto result =
      verify(put_document("python.pmml", document), with_data(sample_data("diabetes.csv")));
  CHECK(outcome_of(result, "training-score") == Outcome::matches);
  CHECK(outcome_of(result, "cross-validation-folds") == Outcome::matches);
  CHECK(outcome_of(result, "cross-validation") == Outcome::matches);
}

TEST_CASE("All ids are there in their order, whatever the file is") {
  const Ids ids = {"limits",
                   "well-formed",
                   "schema",
                   "rules",
                   "canonical",
                   "seal",
                   "profile",
                   "provenance",
                   "consistency",
                   "verification-rows",
                   "data-file",
                   "data-table",
                   "data-size",
                   "data-dictionary",
                   "data-statistics",
                   "training-score",
                   "training-quality",
                   "cross-validation-folds",
                   "cross-validation",
                   "source",
                   "drift"};
  const auto result = verify(put_file("cut.pmml", "<PMML"));
  REQUIRE(result.verdict.promises.size() == ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Promise& promise = result.verdict.promises[i];
    CHECK(promise.id == ids[i]);
    if (i >= 2) CHECK(promise.outcome == Outcome::notChecked);
    if (i >= 2) CHECK(promise.reason == "the text cannot be read as a document");
  }
  CHECK(different(result) == Ids{"well-formed"});
  CHECK(different(verify(put_file(
            "deep.pmml", all_replaced(std::string(2000, '.'), ".", "<a>")))) == Ids{"limits"});
  CHECK_THROWS_AS(verify("no/such/file.pmml"), IoError);
}

TEST_CASE("A document that promises nothing is not good") {
  Document document = archived_model(linear);
  remove_extensions(document.pmml, "seal");
  remove_extensions(*document.pmml.header, "profile");
  document.pmml.miningBuildTask.reset();
  model_parts(document).modelVerification->reset();
  const auto result = verify(put_document("nothing.pmml", document));
  CHECK(result.verdict.ok());
  CHECK_FALSE(result.ok());
  CHECK(promise_of(result, "verification-rows").reason == "no verification rows in the document");
}

TEST_CASE("A changed coefficient breaks the seal and the verification rows") {
  const std::string text = write(archived_model(linear));
  const std::string path =
      put_file("coefficient.pmml", replaced(text, "intercept=\"", "intercept=\"-"));
  const auto result = verify(path, with_data(sample_data("diabetes.csv")));
  CHECK(different(result) ==
        Ids{"seal", "verification-rows", "training-score", "training-quality"});
  CHECK(promise_of(result, "verification-rows").path ==
        "/PMML/RegressionModel/ModelVerification/InlineTable/row[1]/predicted_progression");
}

TEST_CASE("A changed digest is told with both values") {
  const Document document = forged(archived_model(logistic), [](Provenance& facts) {
    facts.trainingData.front().sha256.replace(0, 4, "0000");
  });
  const auto result =
      verify(put_document("digest.pmml", document), with_data(sample_data("iris.csv")));
  CHECK(different(result) == Ids{"data-file"});
  const Promise& file = promise_of(result, "data-file");
  CHECK(file.stated.substr(0, 4) == "0000");
  // sha256sum samples/data/iris.csv
  CHECK(file.found == "91eb642c3adbc7bad8e99c930c11fa3a5cc8a07262c7a753b4e6ecf405f2e05e");
  CHECK(file.path == "/PMML/MiningBuildTask/Extension/provenance/trainingData/@sha256");
}

TEST_CASE("A removed verification row breaks the seal") {
  std::string text = write(archived_model(logistic));
  const std::size_t begin = text.find("        <row>");
  const std::size_t end = text.find("        <row>", begin + 1);
  text.erase(begin, end - begin);
  const auto result = verify(put_file("row.pmml", text));
  CHECK(outcome_of(result, "seal") == Outcome::differs);
  CHECK(promise_of(result, "consistency").reason == "ModelVerification has another number of rows");
}

TEST_CASE("Scores that were edited and sealed again are found with the data") {
  const Document document = archived_model(linear);
  const VerifyOptions options = with_data(sample_data("diabetes.csv"));
  const auto fold = verify(
      put_document(
          "fold.pmml",
          forged(document, [](Provenance& facts) { facts.crossValidation->folds[2].score = 0.9; })),
      options);
  CHECK(different(fold) == Ids{"consistency", "cross-validation-folds"});
  CHECK(promise_of(fold, "cross-validation-folds").path ==
        "/PMML/MiningBuildTask/Extension/provenance/crossValidation/fold[3]");
  CHECK(promise_of(fold, "cross-validation-folds").stated == "0.9 on 88 rows");
  const auto score = verify(
      put_document(
          "score.pmml",
          forged(document, [](Provenance& facts) { facts.evaluations.front().score = 0.6; })),
      options);
  CHECK(different(score) == Ids{"consistency", "training-score"});
  CHECK(promise_of(score, "training-score").stated == "r2 0.6");
  CHECK(promise_of(score, "training-score").found.substr(0, 17) == "r2 0.517748422220");
  const auto range = verify(put_document("range.pmml", forged(document,
                                                              [](Provenance& facts) {
                                                                facts.crossValidation->lower = 0.7;
                                                                facts.crossValidation->upper = 0.8;
                                                              })),
                            options);
  CHECK(different(range) == Ids{"consistency", "cross-validation"});
}

TEST_CASE("Every stated quality is computed again") {
  const Document document = archived_model(binary);
  const VerifyOptions options = with_data(sample_data("breast_cancer.csv"));
  using Quality = PredictiveModelQuality;
  for (const auto member : {&Quality::accuracy, &Quality::AUC, &Quality::precision,
                            &Quality::recall, &Quality::specificity, &Quality::F1, &Quality::F2,
                            &Quality::Fhalf, &Quality::numOfRecords}) {
    Document other = document;
    auto& explained = *model_parts(other).modelExplanation;
    auto& stated = explained->predictiveModelQualities.front().*member;
    REQUIRE(stated);
    *stated -= 1e-6;
    seal(other);
    const auto result = verify(put_document("quality.pmml", other), options);
    CHECK(outcome_of(result, "training-quality") == Outcome::differs);
  }
}

TEST_CASE("The same cells in another file are told to be the same") {
  const std::string path = put_document("spelling.pmml", archived_model(tree));
  const std::string bytes = read_file(sample_data("penguins.csv"));
  std::string wide = "\xFF\xFE";
  for (const char c : bytes) (wide += c) += '\0';
  std::string moved;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find('\n', at);
    const std::size_t comma = bytes.find(',', at);
    moved += bytes.substr(comma + 1, end - comma - 1) + "," + bytes.substr(at, comma - at) + "\n";
    at = end + 1;
  }
  const std::string files[] = {all_replaced(bytes, "\n", "\r\n"),
                               all_replaced(bytes, "\n", "\r"),
                               "\xEF\xBB\xBF" + bytes,
                               wide,
                               moved,
                               all_replaced(bytes, ",male,", ",\"male\",")};
  for (const std::string& file : files) {
    const auto result = verify(path, with_data(put_file("spelling.csv", file)));
    INFO(file.substr(0, 80));
    CHECK(different(result) == Ids{"data-file"});
    CHECK(promise_of(result, "data-file")
              .reason.find("the file digest differs but the table digest matches") == 0);
    CHECK(outcome_of(result, "data-table") == Outcome::matches);
    CHECK(outcome_of(result, "cross-validation-folds") == Outcome::matches);
  }
}

TEST_CASE("Data in an encoding of one byte per character are the same cells") {
  // ä is C3 A4 in UTF-8 and E4 in ISO-8859-1.
  const Table utf8 = read_snapshot(put_file("umlaut.csv", "a\nB\xC3\xA4r\n"));
  const Table latin = read_snapshot(put_file("latin.csv", "a\nB\xE4r\n"));
  CHECK(table_digest(utf8) == table_digest(latin));
  CHECK_THROWS_AS(read_snapshot(put_file("no.csv", "a\nB\x81r\n")), InvalidData);
}

TEST_CASE("One changed cell is told with the difference of the score") {
  const std::string path = put_document("cell.pmml", archived_model(linear));
  const std::string bytes = read_file(sample_data("diabetes.csv"));
  const std::string data = put_file("cell.csv", replaced(bytes, ",151\n", ",300\n"));
  const auto result = verify(path, with_data(data));
  CHECK(different(result) == Ids{"data-file", "data-table", "training-score", "training-quality",
                                 "cross-validation-folds"});
  CHECK(promise_of(result, "data-file").reason ==
        "the file digest and the table digest differ: other data");
  CHECK(promise_of(result, "training-score").reason.find("it differs by 0.0") == 0);
}

TEST_CASE("A row more, a value never seen, and a greater number are told") {
  const std::string path = put_document("more.pmml", archived_model(tree));
  const std::string bytes = read_file(sample_data("penguins.csv"));
  const auto result = verify(
      path, with_data(put_file("more.csv", bytes + "Adelie,Atlantis,39,18,181,9999,male,2007\n")));
  CHECK(promise_of(result, "data-size").found == "345 rows, 8 columns");
  const Promise& island = promise_of(result, "data-dictionary");
  CHECK(island.found == "Atlantis");
  CHECK(island.reason == "1 cell of island, the first in row 345");
  const auto& all = result.verdict.promises;
  CHECK(std::ranges::any_of(all, [](const Promise& promise) {
    return promise.id == "data-statistics" && promise.stated == "6300" && promise.found == "9999";
  }));
}

TEST_CASE("Data and source that are not there are findings") {
  const std::string source = std::string(PMML_SOURCE_DIR) + "/samples/data";
  const std::string path = put_document("absent.pmml", archived_model(logistic, source));
  VerifyOptions options = with_data("no/such/data.csv");
  options.source = "no/such/folder";
  const auto result = verify(path, options);
  CHECK(different(result) == Ids{"data-file", "source"});
  CHECK(promise_of(result, "data-file").reason.find("E-FILE-MISSING") == 0);
  CHECK(promise_of(result, "source").reason.find("E-NOFILE") == 0);
  CHECK(outcome_of(result, "training-score") == Outcome::notChecked);
  CHECK(outcome_of(result, "verification-rows") == Outcome::matches);
}

TEST_CASE("Source code that changed is told by file") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(PMML_BINARY_DIR) / "verify_test/source";
  fs::remove_all(folder);
  fs::create_directories(folder);
  put_file("source/train.py", "print(1)\n");
  put_file("source/data.py", "");
  const std::string path = put_document("source.pmml", archived_model(logistic, folder.string()));
  VerifyOptions options;
  options.source = folder.string() + "/";
  CHECK(outcome_of(verify(path, options), "source") == Outcome::matches);
  put_file("source/train.py", "print(2)\n");
  fs::remove(folder / "data.py");
  const auto result = verify(path, options);
  std::vector<std::string> reasons;
  for (const Promise& promise : result.verdict.promises) {
    if (promise.id == "source") reasons.push_back(promise.reason);
  }
  CHECK(reasons == Ids{"data.py is not there", "train.py is another file than the recorded one",
                       "1 file, other ones than those that were recorded"});
}

TEST_CASE("Provenance of a newer version is a finding") {
  const Document document =
      forged(archived_model(logistic), [](Provenance& facts) { facts.version = "1.7"; });
  const auto result = verify(put_document("newer.pmml", document));
  const Promise& promise = promise_of(result, "provenance");
  CHECK(promise.outcome == Outcome::differs);
  CHECK(promise.found == "1.7");
  CHECK(promise.reason.find("W-PROVENANCE-VERSION") == 0);
  CHECK_FALSE(result.ok());
}

TEST_CASE("Provenance of 100 MB is refused, and the rest still looked at") {
  const Document document = forged(archived_model(logistic), [](Provenance& facts) {
    facts.limitations.emplace_back().text = std::string(100'000'000, 'x');
  });
  const auto result = verify(put_document("huge.pmml", document));
  std::filesystem::remove(put_file("huge.pmml", ""));
  CHECK(promise_of(result, "provenance").reason.find("E-SIZE") == 0);
  CHECK(outcome_of(result, "seal") == Outcome::matches);
  CHECK(outcome_of(result, "verification-rows") == Outcome::matches);
}

TEST_CASE("Facts that contradict each other are told one by one") {
  const Document document = forged(archived_model(logistic), [](Provenance& facts) {
    facts.evaluations.front().rows = 149;
    facts.unavailable.emplace_back().fact = "trainingData";
    facts.verificationRows->rows = 7;
    facts.estimator->params.back().value = "0.5";
    Evaluation other = facts.evaluations.front();
    other.score = 0.5;
    facts.evaluations.push_back(other);
  });
  const auto result = verify(put_document("contradiction.pmml", document));
  Ids reasons;
  for (const Promise& promise : result.verdict.promises) {
    if (promise.id == "consistency") reasons.push_back(promise.reason);
  }
  for (const char* reason :
       {"the rounds do not test every training row once",
        "two scores of one metric on the same data",
        "the statistics of sepal_length are of another number of rows",
        "the model notes another value of logistic_regression__tol",
        "a fact is both there and unavailable", "ModelVerification has another number of rows"}) {
    INFO(reason);
    CHECK(std::ranges::find(reasons, reason) != reasons.end());
  }
}

TEST_CASE("A forest is not fitted again with more trees than it has") {
  const Recipe forest = {
      "random_forest_classifier", "iris.csv", "species", true, {{"n_estimators", "3"}}};
  const std::string text = write(archived_model(forest));
  const std::string note = "name=\"param.n_estimators\" value=\"";
  const std::string path = put_file("forest.pmml", replaced(text, note + "3", note + "900000000"));
  const auto result = verify(path, with_data(sample_data("iris.csv")));
  CHECK(
      promise_of(result, "cross-validation-folds").reason ==
      "E-VALUE: random_forest_classifier__n_estimators 900000000, expected 3, as there are trees");
  CHECK(promise_of(result, "consistency").found == "900000000");
}

TEST_CASE("The manual lists every promise in order") {
  const std::string manual = read_file(std::string(PMML_SOURCE_DIR) + "/docs/verify.md");
  std::size_t at = 0;
  for (const Promise& promise : verify(put_file("empty.pmml", "<a/>")).verdict.promises) {
    INFO(promise.id);
    at = manual.find("| `" + promise.id + "` | " + promise.sentence + " |", at);
    REQUIRE(at != std::string::npos);
  }
}

TEST_CASE("An unknown profile is a finding") {
  Document document = archived_model(logistic);
  remove_extensions(*document.pmml.header, "profile");
  document.pmml.header->extras->nodes.push_back(
      extension_node("profile", "urn:pmml-archive:profile:9.0#A7"));
  seal(document);
  CHECK(different(verify(put_document("profile.pmml", document))) == Ids{"profile"});
}

TEST_CASE("Another form of the same document is not canonical, and its seal tells so") {
  const std::string text = write(archived_model(logistic));
  const auto result = verify(put_file("form.pmml", replaced(text, "\n", "\n\n")));
  CHECK(different(result) == Ids{"canonical", "seal"});
  CHECK(promise_of(result, "seal").reason == "the content is what was sealed, its form is not");
}

TEST_CASE("New data are compared with the statistics only") {
  const std::string path = put_document("drift.pmml", archived_model(logistic));
  VerifyOptions options = with_data(sample_data("iris.csv"));
  options.drift = true;
  const auto same = verify(path, options);
  CHECK(same.ok());
  CHECK(same.drift.size() == 5);
  CHECK(outcome_of(same, "data-file") == Outcome::notChecked);
  const std::string bytes = read_file(sample_data("iris.csv"));
  options.data = put_file("setosa.csv", bytes.substr(0, bytes.find("7,3.2,4.7")));
  const auto setosa = verify(path, options);
  CHECK(different(setosa) == Ids{"drift"});
  CHECK(promise_of(setosa, "drift").path == "//UnivariateStats[@field='sepal_length']");
}

TEST_CASE("A model of several is the one that is verified") {
  Document document = archived_model(logistic);
  document.pmml.models.push_back(document.pmml.models.front());
  auto& second = std::get<Box<RegressionModel>>(document.pmml.models.back());
  second->modelName = "second";
  second->regressionTables.front().intercept += 1;
  seal(document);
  VerifyOptions options;
  const std::string path = put_document("several.pmml", document);
  CHECK(outcome_of(verify(path, options), "verification-rows") == Outcome::matches);
  options.model = "second";
  CHECK(promise_of(verify(path, options), "verification-rows")
            .path.find("/PMML/RegressionModel[2]/ModelVerification") == 0);
  options.model = "third";
  CHECK(promise_of(verify(path, options), "verification-rows").reason.find("E-MODEL") == 0);
}

}  // namespace pmml::archive
