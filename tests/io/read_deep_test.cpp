// Deep documents take a constant amount of stack. CTest runs the first case with a small one.
#include <catch2/catch.hpp>

#include "read_small.h"

namespace pmml::test {
namespace {

std::string nested(std::size_t depth) {
  std::string text =
      "<TreeModel functionName='regression'><MiningSchema><MiningField name='x'/></MiningSchema>";
  for (std::size_t i = 0; i < depth; ++i) text += "<Node score='1'><True/>";
  for (std::size_t i = 0; i < depth; ++i) text += "</Node>";
  return around(text + "</TreeModel>");
}

}  // namespace

TEST_CASE("nodes 1000 deep are read, copied, written and destroyed", "[deep]") {
  const std::string text = nested(1000);
  CHECK(problems_of(text) == std::vector<std::string>{});
  const Document document = read_small(text);
  const Document copy = document;
  const std::string written = write(copy);
  CHECK(rewritten(written) == written);
  std::size_t nodes = 0;
  for (std::size_t at = written.find("<Node "); at != std::string::npos; ++nodes) {
    at = written.find("<Node ", at + 1);
  }
  CHECK(nodes == 1000);
}

TEST_CASE("as deep as the limit can be set") {
  Limits limits;
  limits.depth = Limits::hard_depth;
  Report report;
  Document document;
  CHECK(read(nested(9000), document, report, limits));
  CHECK(report.ok());
  const Document copy = document;
  CHECK(write(copy) == write(document));
}

TEST_CASE("one level beyond the limit is refused") {
  CHECK(problems_of(nested(1021)) == std::vector<std::string>{});
  const auto problems = problems_of(nested(1022));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].find("E-DEPTH") != std::string::npos);
}

}  // namespace pmml::test
