// Every problem that the structural check reports, with its place and words.
#include <catch2/catch.hpp>

#include "read_small.h"

namespace pmml::test {

using Lines = std::vector<std::string>;

TEST_CASE("a valid document has no problems") {
  CHECK(problems_of(around("")) == Lines{});
}

TEST_CASE("a root that is not PMML is all that is said") {
  CHECK(problems_of("<Foo><Bar/></Foo>") ==
        Lines{"1:1: error E-ROOT at /Foo: found root element 'Foo', expected PMML"});
  Report report;
  Document document;
  CHECK_FALSE(read("<Foo/>", document, report));
}

TEST_CASE("a foreign namespace, or none, is reported at the root") {
  const std::string rest =
      " version='4.4'><Header/><DataDictionary><DataField name='x' "
      "optype='continuous' dataType='double'/></DataDictionary></PMML>";
  CHECK(problems_of("<PMML xmlns='urn:x'" + rest) ==
        Lines{"1:1: error E-NAMESPACE at /PMML: found namespace 'urn:x', expected "
              "http://www.dmg.org/PMML-4_4"});
  CHECK(problems_of("\n <PMML" + rest) ==
        Lines{"2:2: error E-NAMESPACE at /PMML: found no namespace, expected "
              "http://www.dmg.org/PMML-4_4"});
  CHECK(problems_of("<PMML xmlns='https://www.dmg.org/PMML-4_4'" + rest).size() == 1);
  CHECK(problems_of("<PMML xmlns='http://www.dmg.org/PMML-4_3'" + rest) == Lines{});
}

TEST_CASE("an element that may not stand there is reported with those that may") {
  CHECK(problems_of(around("<TransformationDictionary>\n <Foo a='1'><b/></Foo>\n"
                           "</TransformationDictionary>")) ==
        Lines{"6:2: error E-CHILD at /PMML/TransformationDictionary/Foo: found element 'Foo', "
              "expected Extension, DefineFunction, DerivedField"});
  const Lines late = problems_of(around("<Header/>"));
  REQUIRE(late.size() == 1);
  CHECK(
      late[0].starts_with("5:1: error E-CHILD at /PMML/Header: found element 'Header', expected "
                          "TransformationDictionary, "));
}

TEST_CASE("an element that ends too early is reported where it starts") {
  CHECK(problems_of("<PMML xmlns='http://www.dmg.org/PMML-4_4' version='4.4'>\n"
                    "<Header/>\n  <DataDictionary/></PMML>") ==
        Lines{"3:3: error E-INCOMPLETE at /PMML/DataDictionary: found the end of the element, "
              "expected Extension, DataField"});
  CHECK(problems_of(around("<TransformationDictionary><DerivedField name='d' dataType='string' "
                           "optype='categorical'>\n"
                           "<MapValues outputColumn='o'>\n<InlineTable>\n<row><o>1</o></row>"
                           "</InlineTable></MapValues></DerivedField>"
                           "</TransformationDictionary>")) ==
        Lines{"8:1: error E-INCOMPLETE at "
              "/PMML/TransformationDictionary/DerivedField/MapValues/InlineTable/row: found the "
              "end of the element, expected at least two elements"});
}

TEST_CASE("attributes: unknown, missing, malformed, out of range") {
  const std::string open =
      "<TransformationDictionary><DerivedField name='d' "
      "dataType='double' optype='continuous'>";
  const std::string close = "</DerivedField></TransformationDictionary>";
  const std::string path = "/PMML/TransformationDictionary/DerivedField";
  const auto with = [&](const std::string& content) {
    return problems_of(around(open + "\n" + content + close));
  };
  CHECK(with("<FieldRef foo='1' field='x'/>") ==
        Lines{"6:11: error E-ATTRIBUTE at " + path +
              "/FieldRef/@foo: found foo='1', expected an attribute of FieldRef"});
  CHECK(with("<FieldRef/>") == Lines{"6:1: error E-MISSING-ATTRIBUTE at " + path +
                                     "/FieldRef/@field: found no attribute field, expected text"});
  CHECK(with("<NormDiscrete field='x' value='1' mapMissingTo='1,5'/>") ==
        Lines{"6:35: error E-VALUE at " + path +
              "/NormDiscrete/@mapMissingTo: found '1,5', expected a number (xs:double)"});
  CHECK(with("<NormDiscrete field='x' value='1'\n mapMissingTo='1e999'/>") ==
        Lines{"7:2: error E-RANGE at " + path +
              "/NormDiscrete/@mapMissingTo: found '1e999', expected a number within the range of "
              "its type"});
  CHECK(with("<Apply function='+' invalidValueTreatment='sometimes'/>") ==
        Lines{"6:21: error E-VALUE at " + path +
              "/Apply/@invalidValueTreatment: found 'sometimes', expected one of returnInvalid, "
              "asIs, asMissing, asValue"});
}

TEST_CASE("integers beyond 64 bits are within the schema but out of range") {
  const auto with = [](const std::string& n) {
    return problems_of(
        "<PMML xmlns='http://www.dmg.org/PMML-4_4' version='4.4'><Header/>"
        "<DataDictionary numberOfFields='" +
        n +
        "'><DataField name='x' optype='continuous' dataType='double'/>"
        "</DataDictionary></PMML>");
  };
  CHECK(with("+1") == Lines{});
  CHECK(with(" -0 ") == Lines{});
  CHECK(with("99999999999999999999") ==
        Lines{"1:82: error E-RANGE at /PMML/DataDictionary/@numberOfFields: found "
              "'99999999999999999999', expected a number within the range of its type"});
  for (const std::string n : {"-1", "-99999999999999999999", "1.0", "", "1e0"}) {
    CHECK(with(n) == Lines{"1:82: error E-VALUE at /PMML/DataDictionary/@numberOfFields: found '" +
                           n + "', expected an integer of at least 0"});
  }
}

TEST_CASE("text: between elements, and lists with bad items") {
  CHECK(problems_of(around("<TransformationDictionary>\n a &amp; <!-- c --> b\n"
                           "</TransformationDictionary>")) ==
        Lines{"6:2: error E-TEXT at /PMML/TransformationDictionary: found text 'a &  b', expected "
              "elements only"});
  const std::string model =
      "<SupportVectorMachineModel functionName='regression'><MiningSchema><MiningField name='x'/>"
      "</MiningSchema><LinearKernelType/><VectorDictionary><VectorFields><FieldRef field='x'/>"
      "</VectorFields><VectorInstance id='1'><REAL-SparseArray n='3'>\n<Indices>1 3</Indices>\n"
      "<REAL-Entries>0,5 1</REAL-Entries></REAL-SparseArray></VectorInstance></VectorDictionary>"
      "<SupportVectorMachine><Coefficients><Coefficient/></Coefficients></SupportVectorMachine>"
      "</SupportVectorMachineModel>";
  CHECK(problems_of(around(model)) ==
        Lines{"7:1: error E-VALUE at /PMML/SupportVectorMachineModel/VectorDictionary/"
              "VectorInstance/REAL-SparseArray/REAL-Entries: found '0,5 1', expected list of "
              "xs:double"});
  CHECK(rewritten(around(model)).find("<REAL-Entries>0,5 1</REAL-Entries>") != std::string::npos);
}

TEST_CASE("vendor markup is a finding of its own") {
  CHECK(problems_of(around("<TransformationDictionary x-a='1'>\n<X-Foo><b/></X-Foo>\n"
                           "<Extension x-b='2'/></TransformationDictionary>")) ==
        Lines{"5:27: error E-VENDOR at /PMML/TransformationDictionary/@x-a: found x-a='1', "
              "expected an attribute of TransformationDictionary",
              "6:1: error E-VENDOR at /PMML/TransformationDictionary/X-Foo: found element "
              "'X-Foo', expected Extension, DefineFunction, DerivedField",
              "7:12: error E-VENDOR at /PMML/TransformationDictionary/Extension/@x-b: found "
              "x-b='2', expected an attribute of Extension"});
}

TEST_CASE("several problems are reported at once, in the order of the document") {
  CHECK(problems_of(around("<TransformationDictionary>\n"
                           "<DerivedField name='a' optype='continuous'>\n"
                           "<Constant datatype='double'>1</Constant></DerivedField>\n"
                           "<DerivedField dataType='double' optype='Continuous'>\n"
                           "<FieldRef/></DerivedField></TransformationDictionary>")) ==
        Lines{"6:1: error E-MISSING-ATTRIBUTE at "
              "/PMML/TransformationDictionary/DerivedField/@dataType: found no attribute "
              "dataType, expected one of string, integer, float, double, boolean, date, time, "
              "dateTime, dateDaysSince[0], dateDaysSince[1960], dateDaysSince[1970], "
              "dateDaysSince[1980], timeSeconds, dateTimeSecondsSince[0], "
              "dateTimeSecondsSince[1960], dateTimeSecondsSince[1970], "
              "dateTimeSecondsSince[1980]",
              "7:11: error E-ATTRIBUTE at "
              "/PMML/TransformationDictionary/DerivedField/Constant/@datatype: found "
              "datatype='double', expected an attribute of Constant",
              "8:33: error E-VALUE at "
              "/PMML/TransformationDictionary/DerivedField[2]/@optype: found 'Continuous', "
              "expected one of categorical, ordinal, continuous",
              "9:1: error E-MISSING-ATTRIBUTE at "
              "/PMML/TransformationDictionary/DerivedField[2]/FieldRef/@field: found no attribute "
              "field, expected text"});
}

TEST_CASE("documents of older versions get warnings for what the 4.4 schema would refuse") {
  const std::string text =
      "<PMML xmlns='http://www.dmg.org/PMML-3_0' version='3.0'><Header/><DataDictionary>"
      "<DataField name='x' optype='continuous'/></DataDictionary><Foo/></PMML>";
  Report report;
  Document document;
  CHECK(read(text, document, report));
  CHECK(report.ok());
  REQUIRE(report.total() == 1);  // dataType is required since 3.1 only
  CHECK(report.problems()[0].id == "E-CHILD");
  CHECK(report.problems()[0].severity == Severity::warning);
  CHECK(document.version() == Version::v3_0);
}

TEST_CASE("profiles judge the same problems differently") {
  struct Case {
    std::string text;
    bool strict, standard, lenient;
  };
  const std::string dictionary = "<TransformationDictionary";
  const Case cases[] = {
      {around(""), true, true, true},
      {around(dictionary + " x-a='1'/>"), false, true, true},
      {around(dictionary + " a='1'/>"), false, true, true},
      {around(dictionary + ">text<Foo/></TransformationDictionary>"), false, true, true},
      {around("<Header/>"), false, true, true},
      {around(dictionary + "><DefineFunction optype='continuous'><Constant>1</Constant>"
                           "</DefineFunction></TransformationDictionary>"),
       false, false, true},
      {around(dictionary + "><DefineFunction name='f' optype='often'><Constant>1</Constant>"
                           "</DefineFunction></TransformationDictionary>"),
       false, false, true},
      {"<Foo/>", false, false, false},
      {"<PMML", false, false, false}};
  for (const Case& c : cases) {
    INFO(c.text);
    Report report;
    Document document;
    read(c.text, document, report);
    CHECK(acceptable(report, Profile::strict) == c.strict);
    CHECK(acceptable(report, Profile::standard) == c.standard);
    CHECK(acceptable(report, Profile::lenient) == c.lenient);
  }
}

}  // namespace pmml::test
