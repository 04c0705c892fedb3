// Damaged and hostile input: always a finding, never a crash.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "pmml/model/array.h"
#include "read_small.h"

namespace pmml::test {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::string matrix =
    "<TransformationDictionary/><ClusteringModel functionName='clustering' modelClass="
    "'centerBased' numberOfClusters='1'><MiningSchema><MiningField name='x'/></MiningSchema>"
    "<ComparisonMeasure kind='distance'><euclidean/></ComparisonMeasure>"
    "<ClusteringField field='x'/><Cluster>";

}  // namespace

TEST_CASE("a document cut off at any byte is refused with a finding") {
  const std::string path =
      std::string(PMML_SHARED_DIR) + "/standard/examples/single_iris_dectree.xml";
  if (!std::filesystem::exists(path)) {
    std::cout << "SKIPPED: the standard's examples are absent\n";
    return;
  }
  const std::string whole = file_text(path);
  const std::size_t last_byte = whole.rfind('>');
  for (std::size_t size = 0; size <= last_byte; ++size) {
    Report report;
    Document document;
    const bool complete = read(std::string_view(whole).substr(0, size), document, report);
    if (complete || report.ok()) FAIL("accepted " << size << " bytes");
    write(document);
  }
  CHECK(problems_of(whole) == std::vector<std::string>{});
}

TEST_CASE("the length that an array claims allocates nothing") {
  const std::string text =
      around(matrix + "<Array n='9999999999' type='real'>1 2</Array></Cluster></ClusteringModel>");
  CHECK(problems_of(text) == std::vector<std::string>{});
  const Document document = read_small(text);
  const auto& model = std::get<Box<ClusteringModel>>(document.pmml.models[0]);
  const Array& array = *model->clusters[0].array;
  CHECK(array.n == 9999999999);
  CHECK(std::get<std::vector<double>>(array.values).capacity() <= 4);
}

TEST_CASE("array items that do not fit the type are kept as they are") {
  for (const std::string items : {"1,5 2", "1 NaN x", "0x10", "1e999"}) {
    const std::string text = rewritten(
        around(matrix + "<Array type='real'>" + items + "</Array></Cluster></ClusteringModel>"));
    INFO(items);
    CHECK(text.find("<Array type=\"real\">" + items + "</Array>") != std::string::npos);
  }
}

TEST_CASE("numbers in odd spellings are refused, not guessed") {
  for (const std::string value : {"1,5", "1.5,0", "1e", "inf", "nan", "+INF", "Infinity", "0x1p3",
                                  "1 2", "", "--1", "1d", "\xD9\xA1", "1_000"}) {
    const auto problems = problems_of(around(
        "<TransformationDictionary><DerivedField name='d' optype='continuous' dataType='double'>"
        "<NormDiscrete field='x' value='1' mapMissingTo='" +
        value + "'/></DerivedField></TransformationDictionary>"));
    INFO(value);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("E-VALUE") != std::string::npos);
  }
}

}  // namespace pmml::test
