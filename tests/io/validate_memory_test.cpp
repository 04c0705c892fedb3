#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>

#include "validate_schema.h"

// A sanitizer brings an allocator of its own, and Xerces leaks on purpose when memory runs out.
#ifndef __SANITIZE_ADDRESS__

namespace {

thread_local long until_failure = 0;

}  // namespace

void* operator new(std::size_t size) {
  if (until_failure > 0 && --until_failure == 0) throw std::bad_alloc();
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace pmml {
namespace {

enum class Outcome { complete, validator, thrown };

Outcome outcome_without(long allocation, const std::string& document, const std::string& complete) {
  Report report;
  try {
    until_failure = allocation;
    const bool valid = validate(document, small_schema(), report);
    until_failure = 0;
    CHECK_FALSE(valid);
  } catch (const std::bad_alloc&) {
    until_failure = 0;
    return Outcome::thrown;
  }
  if (to_string(report) == complete) return Outcome::complete;
  CHECK(report.problems().back().id == "E-VALIDATOR");
  return Outcome::validator;
}

TEST_CASE("whichever allocation of a validation fails, the document does not become valid") {
  const std::string document =
      small("<Node score='x'/><Foo/><X-a/><Node share='2'><True/></Node><o:a xmlns:o='urn:o'/>");
  Report complete;
  validate(document, small_schema(), complete);
  int counts[3] = {};
  for (long allocation = 1; allocation <= 400; ++allocation) {
    const Outcome outcome = outcome_without(allocation, document, to_string(complete));
    ++counts[static_cast<int>(outcome)];
  }
  CHECK(counts[static_cast<int>(Outcome::validator)] > 50);
  CHECK(counts[static_cast<int>(Outcome::thrown)] > 20);
  Report after;
  CHECK(validate(small("<Node><True/></Node>"), small_schema(), after));
}

}  // namespace
}  // namespace pmml

#endif
