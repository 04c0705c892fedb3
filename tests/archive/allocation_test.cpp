// Reading, writing and saving while memory runs out: at every single allocation in turn.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <new>

#include "pmml/archive/save.h"
#include "pmml/io/read.h"
#include "pmml/io/write.h"
#include "tests/tools/read_file.h"

namespace {

// Counts down to the allocation that fails; below zero none does.
long allocations_left = -1;
// The caller of the one that failed is ready to do without, as std::stable_sort is.
bool can_do_without = false;

void* allocate_or_null(std::size_t size) {
  if (allocations_left == 0) {
    allocations_left = -1;
    return nullptr;
  }
  if (allocations_left > 0) --allocations_left;
  return std::malloc(size == 0 ? 1 : size);
}

void* allocate(std::size_t size) {
  if (void* memory = allocate_or_null(size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

// AddressSanitizer would compare operators of ours with operators of its own.
extern "C" const char* __asan_default_options() {
  return "alloc_dealloc_mismatch=0";
}
// Xerces-C loses what it had begun when memory runs out; what we lose is reported.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libxerces-c\n";
}

void* operator new(std::size_t size) {
  return allocate(size);
}
void* operator new[](std::size_t size) {
  return allocate(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* memory = allocate_or_null(size);
  can_do_without = can_do_without || memory == nullptr;
  return memory;
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace pmml {
namespace {

namespace fs = std::filesystem;

std::string small_model(const std::string& model) {
  return "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header>"
         "<Annotation>text</Annotation></Header><DataDictionary>"
         "<DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/>"
         "<DataField name=\"y\" optype=\"categorical\" dataType=\"string\">"
         "<Value value=\"a\"/><Value value=\"b\"/></DataField></DataDictionary>" +
         model + "</PMML>";
}

const std::string verification =
    "<ModelVerification recordCount=\"1\" fieldCount=\"2\"><VerificationFields>"
    "<VerificationField field=\"x\"/><VerificationField field=\"p\"/></VerificationFields>"
    "<InlineTable><row><x>2</x><p>5</p></row></InlineTable></ModelVerification>";
const std::string schema_of_x = "<MiningSchema><MiningField name=\"x\"/></MiningSchema>";
const std::string output_p =
    "<Output><OutputField name=\"p\" optype=\"continuous\" dataType=\"double\"/></Output>";

const std::string models[] = {
    small_model("<RegressionModel functionName=\"regression\">" + schema_of_x + output_p +
                "<RegressionTable intercept=\"1\"><NumericPredictor name=\"x\" coefficient=\"2\"/>"
                "</RegressionTable>" +
                verification + "</RegressionModel>"),
    small_model("<TreeModel functionName=\"regression\">" + schema_of_x + output_p +
                "<Node score=\"0\"><True/><Node score=\"5\"><SimplePredicate field=\"x\" "
                "operator=\"greaterThan\" value=\"1\"/></Node></Node>" +
                verification + "</TreeModel>"),
    small_model("<MiningModel functionName=\"regression\">" + schema_of_x + output_p +
                "<Segmentation multipleModelMethod=\"sum\"><Segment><True/><RegressionModel "
                "functionName=\"regression\">" +
                schema_of_x +
                "<RegressionTable intercept=\"5\"/></RegressionModel></Segment></Segmentation>" +
                verification + "</MiningModel>")};

Document document_of(const std::string& text) {
  Document document;
  Report report;
  REQUIRE(read(text, document, report));
  REQUIRE(report.ok());
  return document;
}

/// Runs the work with its first, second, ... allocation failing until none fails any more, and
/// `after` behind each run. Returns how many allocations failed.
template <class Work, class After>
long fail_each(Work work, After after) {
  for (long failing = 0;; ++failing) {
    allocations_left = failing;
    can_do_without = false;
    bool failed = false;
    try {
      work();
    } catch (const std::bad_alloc&) {
      failed = true;
    } catch (const Error& error) {
      failed = true;
      allocations_left = -1;
      const std::string& id = error.report().problems().front().id;
      INFO(error.what());
      if (id != "E-VALIDATOR" && id != "E-MEMORY") FAIL_CHECK("another error");
    }
    const bool none_failed = allocations_left >= 0;
    allocations_left = -1;
    after(failed);
    if (none_failed) return failing;
    if (!failed && !can_do_without) FAIL_CHECK("allocation " << failing << " failed unnoticed");
  }
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

long fail_each_of_saving(const Document& document, const SaveOptions& options) {
  const std::string folder =
      std::string(PMML_BINARY_DIR) + (options.facts ? "/allocation_facts" : "/allocation");
  fs::remove_all(folder);
  fs::create_directories(folder);
  const std::string target = folder + "/target.pmml";
  save(document, target, options);
  const std::string fresh = read_file(target);
  write_bytes(target, "old");
  return fail_each(
      [&] { save(document, target, options); },
      [&](bool failed) {
        CHECK(read_file(target) == (failed ? "old" : fresh));
        CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);
        write_bytes(target, "old");
      });
}

}  // namespace

TEST_CASE("Every allocation of a reading can fail") {
  for (const std::string& text : models) {
    const long count = fail_each(
        [&] {
          Document document;
          Report report;
          if (!read(text, document, report) || !report.ok()) throw InvalidDocument(report);
        },
        [](bool) {});
    CHECK(count > 50);
  }
}

TEST_CASE("Every allocation of a writing can fail") {
  for (const std::string& text : models) {
    const Document document = document_of(text);
    const std::string expected = write(document);
    const long count = fail_each(
        [&] {
          if (write(document) != expected) throw InvalidDocument("E-OTHER", "other bytes", "");
        },
        [](bool) {});
    CHECK(count > 3);
  }
}

TEST_CASE("Every allocation of a saving can fail, and the old file stays") {
  for (const std::string& text : models) CHECK(fail_each_of_saving(document_of(text), {}) > 300);
}

TEST_CASE("Every allocation of a saving with facts can fail, and the old file stays") {
  SaveOptions options;
  options.facts.emplace().provenance.agent.emplace().name = "somebody";
  for (const std::string& text : models) {
    CHECK(fail_each_of_saving(document_of(text), options) > 600);
  }
}

}  // namespace pmml
