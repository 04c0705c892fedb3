// The audit of our own samples and of documents of other toolchains.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>

#include "estimators/document.h"
#include "estimators/pipeline.h"
#include "estimators/registry.h"
#include "pmml/archive/audit.h"
#include "pmml/data/csv.h"
#include "pmml/io/write.h"
#include "tests/io/corpus.h"

namespace pmml::archive {
namespace {

Audit audit_of_sample(std::string_view estimator, const std::string& data,
                      const std::string& target) {
  Table table;
  Report report;
  REQUIRE(read_csv_file(std::string(PMML_SOURCE_DIR) + "/samples/data/" + data, {}, table, report));
  infer_types(table);
  Table inputs = table;
  std::erase_if(inputs.columns, [&](const Column& column) { return column.name == target; });
  auto made = estimators::make_estimator(estimator);
  if (estimator.starts_with("random_forest")) made->set_param("n_estimators", "5");
  auto pipeline = estimators::default_pipeline(table, target, std::move(made));
  pipeline.fit(inputs, *table.find(target));
  const std::string text = write(estimators::to_pmml(pipeline, {table, target}));
  Document document;
  REQUIRE(read(text, document, report));
  return audit(document, text);
}

// As grep would see it, whatever the order of attributes.
bool has_user_extension(const std::string& text) {
  for (std::size_t at = 0; (at = text.find("<Extension", at)) != std::string::npos; ++at) {
    const std::string tag = text.substr(at, text.find('>', at) - at);
    if (tag.find("name=\"user\"") != std::string::npos) return true;
  }
  return false;
}

bool has_login(const Audit& audit) {
  return std::ranges::any_of(audit.findings, [](const Untrusted& finding) {
    return finding.kind == UntrustedKind::personalText &&
           finding.reason == "looks like the login of a person";
  });
}

}  // namespace

TEST_CASE("Our own samples hold nothing but plain PMML") {
  const bool classifies = GENERATE(true, false);
  const std::string data = classifies ? "penguins.csv" : "diabetes.csv";
  const std::string target = classifies ? "species" : "progression";
  for (const std::string_view name : estimators::estimator_names()) {
    if ((name.find("classifier") != name.npos || name.find("logistic") != name.npos) != classifies)
      continue;
    INFO(name);
    const Audit audit = audit_of_sample(name, data, target);
    for (const Untrusted& finding : audit.findings) UNSCOPED_INFO(finding.path << finding.found);
    CHECK(audit.findings.empty());
    CHECK(audit.sizes.elements > 100);
  }
}

TEST_CASE("The documents of the corpus are audited, and the logins in them found") {
  if (!test::has_corpus()) return;
  std::size_t documents = 0;
  std::size_t logins = 0;
  std::size_t expected = 0;
  for (const std::string& path : test::corpus_files()) {
    const auto text = test::well_formed(path);
    if (!text) continue;
    Document document;
    Report report;
    if (!read(*text, document, report)) continue;
    ++documents;
    const Audit found = audit(document, *text);
    const bool user = has_user_extension(*text);
    INFO(path);
    CHECK(has_login(found) == user);
    logins += has_login(found);
    expected += user;
    CHECK(found.sizes.bytes == text->size());
  }
  std::cout << documents << " documents audited, " << logins << " with a login\n";
  CHECK(documents > 1000);
  CHECK(logins == expected);
  CHECK(logins > 60);
}

}  // namespace pmml::archive
