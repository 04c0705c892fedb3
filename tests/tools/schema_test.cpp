// The generated schema: the file in xsd/, the reference schema, and Xerces.
#include "pmml/tools/schema.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>
#include <xercesc/validators/common/Grammar.hpp>

#include "pmml/describe/version.h"
#include "pmml/model/all.h"
#include "read_file.h"
#include "schema_model.h"
#include "xsd/embedded_schemas.h"

namespace pmml {
namespace {

std::string generated() {
  return schema(all_elements(), latest_namespace);
}

class Complaints : public xercesc::DefaultHandler {
 public:
  void warning(const xercesc::SAXParseException& problem) override { keep(problem); }
  void error(const xercesc::SAXParseException& problem) override { keep(problem); }
  void fatalError(const xercesc::SAXParseException& problem) override { keep(problem); }
  std::vector<std::string> texts;

 private:
  void keep(const xercesc::SAXParseException& problem) {
    char* text = xercesc::XMLString::transcode(problem.getMessage());
    texts.emplace_back(text);
    xercesc::XMLString::release(&text);
  }
};

// What Xerces says of a schema under full checking, which includes unique particle attribution.
std::vector<std::string> complaints(const std::string& xsd) {
  xercesc::XMLPlatformUtils::Initialize();
  Complaints heard;
  {
    const std::unique_ptr<xercesc::SAX2XMLReader> reader(
        xercesc::XMLReaderFactory::createXMLReader());
    reader->setFeature(xercesc::XMLUni::fgSAX2CoreValidation, true);
    reader->setFeature(xercesc::XMLUni::fgXercesDynamic, false);
    reader->setFeature(xercesc::XMLUni::fgXercesSchemaFullChecking, true);
    reader->setErrorHandler(&heard);
    const xercesc::MemBufInputSource source(reinterpret_cast<const XMLByte*>(xsd.data()),
                                            xsd.size(), "schema");
    const bool loaded = reader->loadGrammar(source, xercesc::Grammar::SchemaGrammarType) != nullptr;
    if (!loaded) heard.texts.emplace_back("not loaded");
  }
  xercesc::XMLPlatformUtils::Terminate();
  return heard.texts;
}

}  // namespace

TEST_CASE("The schema in xsd/ is what the descriptions generate") {
  const std::string kept = read_file(std::string(PMML_SOURCE_DIR) + "/xsd/pmml-4-4.xsd");
  const std::string fresh = generated();
  const std::string copy = std::string(PMML_BINARY_DIR) + "/pmml-4-4.xsd";
  std::ofstream(copy, std::ios::binary) << fresh;
  INFO("the schema as generated now: " << copy);
  CHECK((kept == fresh));
}

TEST_CASE("The embedded schema is the file in xsd/") {
  CHECK((embedded_schema_4_4() == read_file(std::string(PMML_SOURCE_DIR) + "/xsd/pmml-4-4.xsd")));
}

TEST_CASE("The generated schema demands what the descriptions demand") {
  CHECK(differences(model_of(all_elements()), read_schema(generated())) ==
        std::vector<std::string>{});
}

TEST_CASE("The generated schema demands what the reference schema demands") {
  const std::string path = std::string(PMML_SHARED_DIR) + "/standard/xsd/pmml-4-4-1.xsd";
  if (!std::filesystem::exists(path)) {
    std::cout << "SKIPPED: the reference schema is absent\n";
    return;
  }
  CHECK(differences(read_schema(read_file(path)), read_schema(generated())) ==
        std::vector<std::string>{});
}

TEST_CASE("Xerces accepts the generated schema under full checking") {
  CHECK(complaints(generated()) == std::vector<std::string>{});
  const std::string ambiguous =
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'/>"
      "<xs:element name='b'><xs:complexType><xs:sequence><xs:element ref='a' minOccurs='0'/>"
      "<xs:element ref='a'/></xs:sequence></xs:complexType></xs:element></xs:schema>";
  CHECK(complaints(ambiguous).size() == 1);
}

TEST_CASE("A schema carries the namespace asked for and is the same at every call") {
  const std::string text = schema(all_elements(), "urn:x&y");
  CHECK(text.find("targetNamespace=\"urn:x&amp;y\"") != std::string::npos);
  CHECK((text == schema(all_elements(), "urn:x&y")));
}

}  // namespace pmml
