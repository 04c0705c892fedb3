// Reading and writing are inverse to each other: on every real document of version 4.
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>

#include "corpus.h"
#include "mutate.h"
#include "pmml/io/read.h"
#include "pmml/io/validate.h"
#include "pmml/io/write.h"
#include "pmml/tools/equal.h"
#include "roundtrip_same.h"

namespace pmml::test {
namespace {

// The reference schema of each version 4.x; that of 4.3 with the attributes it had forgotten.
std::map<std::string, Schema> reference_schemas() {
  const std::pair<std::string, std::string> files[] = {{"4_0", "4-0"},
                                                       {"4_1", "4-1"},
                                                       {"4_2", "4-2-1"},
                                                       {"4_3", "4-3.jpmml-fixed"},
                                                       {"4_4", "4-4-1"}};
  std::map<std::string, Schema> schemas;
  for (const auto& [version, file] : files) {
    schemas.emplace(
        "http://www.dmg.org/PMML-" + version,
        Schema::from_file(std::string(PMML_SHARED_DIR) + "/standard/xsd/pmml-" + file + ".xsd"));
  }
  return schemas;
}

bool is_valid(std::string_view utf8, const Schema& schema) {
  Report report;
  ValidateOptions options;
  options.vendor = Vendor::allow;
  options.max_violations = 1;
  return validate(utf8, schema, report, options);
}

struct Reading {
  Document document;
  std::size_t schema_errors = 0;
  std::size_t vendor_errors = 0;
};

Reading read_text(std::string_view utf8) {
  Reading reading;
  Report report;
  read(utf8, reading.document, report);
  reading.schema_errors = report.errors(Layer::schema);
  reading.vendor_errors = report.errors(Layer::vendor);
  return reading;
}

// What goes wrong when the text is read, written and read again; empty when nothing does.
std::string broken_law(const std::string& text, const Schema* schema) {
  const Reading original = read_text(text);
  const std::string canonical = write(original.document);
  const Reading again = read_text(canonical);
  const std::string where = difference(original.document, again.document);
  if (!where.empty()) return "another document: " + where;
  if (!equal(original.document.pmml, again.document.pmml)) return "not equal()";
  if (write(again.document) != canonical) return "canonical text is no fixed point";
  if (original.schema_errors == 0 && again.schema_errors != 0) return "no longer valid";
  if (original.vendor_errors != again.vendor_errors) return "vendor markup changed";
  if (schema == nullptr || !is_valid(text, *schema)) return {};
  return is_valid(canonical, *schema) ? "" : "no longer valid for Xerces";
}

class Result {
 public:
  void add(const std::string& name, const std::string& problem) {
    const std::lock_guard lock(mutex_);
    ++documents_;
    if (!problem.empty()) problems_ += name + ": " + problem + "\n";
  }
  std::size_t documents() const { return documents_; }
  const std::string& problems() const { return problems_; }

 private:
  std::mutex mutex_;
  std::size_t documents_ = 0;
  std::string problems_;
};

void on_two_threads(const std::vector<std::string>& files,
                    const std::function<void(const std::string&)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) work(files[i]);
  };
  std::thread other(run);
  run();
  other.join();
}

}  // namespace

TEST_CASE("every real document of version 4 survives reading and writing") {
  if (!has_corpus()) return;
  const std::map<std::string, Schema> schemas = reference_schemas();
  Result result;
  on_two_threads(corpus_files(), [&](const std::string& path) {
    const auto text = well_formed(path);
    if (!text) return;
    const std::string uri = root_namespace(*text);
    if (uri.find("PMML-4") == std::string::npos) return;
    const auto schema = schemas.find(uri);
    result.add(path, broken_law(*text, schema == schemas.end() ? nullptr : &schema->second));
  });
  std::cout << "round trip: " << result.documents() << " documents\n";
  CHECK(result.documents() > 1000);
  CHECK(result.problems() == "");
}

TEST_CASE("documents of other versions, and not quite PMML, survive as well") {
  if (!has_corpus()) return;
  Result result;
  on_two_threads(corpus_files(), [&](const std::string& path) {
    const auto text = well_formed(path);
    if (!text || root_namespace(*text).find("PMML-4") != std::string::npos) return;
    Report report;
    Document document;
    if (read(*text, document, report)) result.add(path, broken_law(*text, nullptr));
  });
  CHECK(result.documents() > 50);
  CHECK(result.problems() == "");
}

TEST_CASE("mutated documents, valid or not, survive as well") {
  if (!has_corpus()) return;
  const std::vector<std::string> files = example_files();
  Result result;
  for (std::size_t i = 0; i < files.size(); ++i) {
    Mutator mutator(*well_formed(files[i]), i);
    for (int n = 0; n < 100; ++n) {
      const std::string text = mutator.next();
      result.add(files[i] + ": " + mutator.last(), broken_law(text, nullptr));
    }
  }
  CHECK(result.documents() > 4000);
  CHECK(result.problems() == "");
}

}  // namespace pmml::test
