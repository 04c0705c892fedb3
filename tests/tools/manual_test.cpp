#include "pmml/tools/manual.h"

#include <catch2/catch.hpp>

#include "pmml/model/all.h"
#include "read_file.h"

namespace pmml {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("The manual in docs/ is what the descriptions generate") {
  const std::string kept = read_file(std::string(PMML_SOURCE_DIR) + "/docs/elements.md");
  const std::string fresh = manual(all_elements());
  const std::string copy = std::string(PMML_BINARY_DIR) + "/elements.md";
  std::ofstream(copy, std::ios::binary) << fresh;
  INFO("the manual as generated now: " << copy);
  CHECK((kept == fresh));
}

TEST_CASE("The manual says of an element what the standard says") {
  const std::string text = manual(all_elements());
  CHECK(contains(text,
                 "\n## SetPredicate\n\nDefines the records whose field contains all of the listed "
                 "values.\n\n- Since: 2.0\n- Content: `Extension*, Array`\n"
                 "- Parents: [SequenceModel](#element-SequenceModel)\n"));
  CHECK(contains(text, "| `operator` | text | always `supersetOf` | 2.0 |"));
  CHECK(contains(text, "- Content: `(Array+ | MatCell+)?`\n"));
  CHECK(contains(text, "| `dataType` | [DATATYPE](#type-DATATYPE) | required since 3.1 | 2.1 |"));
  CHECK(contains(text, "\n## OPTYPE\n\n- `categorical`\n- `ordinal`\n- `continuous`\n"));
}

}  // namespace pmml
