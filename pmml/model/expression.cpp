#include "pmml/model/expression.h"

#include "pmml/describe/description.h"
#include "pmml/model/data.h"
#include "pmml/model/text_type.h"

namespace pmml {

void TransformationDictionary::describe(Description<TransformationDictionary>& d) {
  d.element("Holds derived fields and functions that every model of the document may use",
            Version::v2_0);
  d.extensions();
  d.child(&TransformationDictionary::defineFunctions, any_number);
  d.child(&TransformationDictionary::derivedFields, any_number);
}

void LocalTransformations::describe(Description<LocalTransformations>& d) {
  d.element("Holds the derived fields that belong to a single model", Version::v3_0);
  d.extensions();
  d.child(&LocalTransformations::derivedFields, any_number);
}

void DerivedField::describe(Description<DerivedField>& d) {
  d.element("Defines a new field whose value is computed by an expression", Version::v2_0);
  d.attribute("name", &DerivedField::name, "Name by which other parts refer to the derived field")
      .names(Names::declaresField);
  d.attribute("displayName", &DerivedField::displayName,
              "Name shown to people instead of the technical one");
  d.attribute("optype", &DerivedField::optype, "Measurement level of the computed value")
      .required()
      .since(Version::v3_0);
  d.attribute("dataType", &DerivedField::dataType,
              "Data type to which the computed value is converted")
      .required()
      .since(Version::v3_0);
  d.extensions();
  d.child(&DerivedField::expression, one, "EXPRESSION");
  d.child(&DerivedField::values, any_number);
}

void Constant::describe(Description<Constant>& d) {
  d.element("Yields a fixed value, or the missing value", Version::v2_0);
  d.attribute("dataType", &Constant::dataType,
              "Data type of the constant, inferred from its text if absent")
      .since(Version::v3_1);
  d.attribute("missing", &Constant::missing, "Whether the constant stands for the missing value")
      .since(Version::v4_4);
  d.text(Content::text, text_type<Constant, &Constant::text>("xs:string"));
}

void FieldRef::describe(Description<FieldRef>& d) {
  d.element("Yields the value of a field", Version::v2_0);
  d.attribute("field", &FieldRef::field, "Field whose value is taken")
      .required()
      .names(Names::field);
  d.attribute("mapMissingTo", &FieldRef::mapMissingTo, "Result when the field is missing")
      .since(Version::v4_1);
  d.extensions();
}

void NormContinuous::describe(Description<NormContinuous>& d) {
  d.element(
      "Maps a number through straight line pieces, for instance to scale it to the range 0 to 1",
      Version::v1_1);
  d.attribute("mapMissingTo", &NormContinuous::mapMissingTo, "Result when the field is missing")
      .since(Version::v3_2);
  d.attribute("field", &NormContinuous::field, "Field whose value is mapped")
      .required()
      .names(Names::field);
  d.attribute("outliers", &NormContinuous::outliers,
              "Result for values beyond the first or last corner point")
      .since(Version::v3_2);
  d.extensions();
  d.child(&NormContinuous::linearNorms, Occurs{2, unbounded});
}

void LinearNorm::describe(Description<LinearNorm>& d) {
  d.element("Gives one corner point of a piecewise linear mapping", Version::v1_1);
  d.attribute("orig", &LinearNorm::orig, "Original value at this corner point").required();
  d.attribute("norm", &LinearNorm::norm, "Mapped value at this corner point").required();
  d.extensions();
}

void NormDiscrete::describe(Description<NormDiscrete>& d) {
  d.element("Yields 1 when the field has the stated value and 0 otherwise", Version::v1_1);
  d.attribute("field", &NormDiscrete::field, "Field whose value is compared")
      .required()
      .names(Names::field);
  d.attribute("value", &NormDiscrete::value, "Value for which the result is 1").required();
  d.attribute("mapMissingTo", &NormDiscrete::mapMissingTo, "Result when the field is missing")
      .since(Version::v3_0);
  d.extensions();
}

void Discretize::describe(Description<Discretize>& d) {
  d.element("Replaces a number by the label of the interval it falls into", Version::v2_0);
  d.attribute("field", &Discretize::field, "Numeric field whose value is put into an interval")
      .required()
      .names(Names::field);
  d.attribute("mapMissingTo", &Discretize::mapMissingTo, "Result when the field is missing")
      .since(Version::v3_0);
  d.attribute("defaultValue", &Discretize::defaultValue,
              "Result when no interval contains the value")
      .since(Version::v3_0);
  d.attribute("dataType", &Discretize::dataType, "Data type of the result").since(Version::v3_1);
  d.extensions();
  d.child(&Discretize::discretizeBins, any_number);
}

void DiscretizeBin::describe(Description<DiscretizeBin>& d) {
  d.element("Assigns a label to one interval of numbers", Version::v2_0);
  d.attribute("binValue", &DiscretizeBin::binValue, "Label returned for values inside the interval")
      .required();
  d.extensions();
  d.child(&DiscretizeBin::interval, one);
}

void MapValues::describe(Description<MapValues>& d) {
  d.element(
      "Looks up the result in the table row whose columns agree with the values of the fields",
      Version::v2_0);
  d.attribute("mapMissingTo", &MapValues::mapMissingTo,
              "Result when any of the input fields is missing")
      .since(Version::v3_0);
  d.attribute("defaultValue", &MapValues::defaultValue, "Result when no row of the table matches");
  d.attribute("outputColumn", &MapValues::outputColumn, "Table column that holds the result")
      .required();
  d.attribute("dataType", &MapValues::dataType, "Data type of the result").since(Version::v3_1);
  d.extensions();
  d.child(&MapValues::fieldColumnPairs, any_number);
  d.child(&MapValues::table, zero_or_one, "table");
}

void FieldColumnPair::describe(Description<FieldColumnPair>& d) {
  d.element("Pairs a field with the table column it is compared with", Version::v2_0);
  d.attribute("field", &FieldColumnPair::field, "Field whose value is compared")
      .required()
      .names(Names::field);
  d.attribute("column", &FieldColumnPair::column, "Table column the value is compared with")
      .required();
  d.extensions();
}

void TextIndex::describe(Description<TextIndex>& d) {
  d.element("Measures how often a term occurs in the text of a field", Version::v4_2);
  d.attribute("textField", &TextIndex::textField, "Field that holds the text to search")
      .required()
      .names(Names::field);
  d.attribute("localTermWeights", &TextIndex::localTermWeights,
              "How the number of hits is turned into the result");
  d.attribute("isCaseSensitive", &TextIndex::isCaseSensitive,
              "Whether upper and lower case letters count as different");
  d.attribute("maxLevenshteinDistance", &TextIndex::maxLevenshteinDistance,
              "Number of typing errors up to which a term still counts as a hit");
  d.attribute("countHits", &TextIndex::countHits,
              "Whether all hits count or only those with the fewest typing errors");
  d.attribute("wordSeparatorCharacterRE", &TextIndex::wordSeparatorCharacterRE,
              "Regular expression that separates the words of the text");
  d.attribute("tokenize", &TextIndex::tokenize,
              "Whether the text is split into words before the search")
      .since(Version::v4_2_1);
  d.extensions();
  d.child(&TextIndex::textIndexNormalizations, any_number);
  d.child(&TextIndex::expression, one, "EXPRESSION");
}

void TextIndexNormalization::describe(Description<TextIndexNormalization>& d) {
  d.element(
      "Replaces words or patterns by a normal form with the help of a table before terms are "
      "counted",
      Version::v4_2);
  d.attribute("inField", &TextIndexNormalization::inField,
              "Table column that holds the text or pattern to replace");
  d.attribute("outField", &TextIndexNormalization::outField,
              "Table column that holds the replacement");
  d.attribute("regexField", &TextIndexNormalization::regexField,
              "Table column that tells whether a row holds a regular expression");
  d.attribute("recursive", &TextIndexNormalization::recursive,
              "Whether replacements are repeated until the text stays the same");
  d.attribute("isCaseSensitive", &TextIndexNormalization::isCaseSensitive,
              "Whether case matters here, taken from the text index if absent");
  d.attribute("maxLevenshteinDistance", &TextIndexNormalization::maxLevenshteinDistance,
              "Typing errors allowed here, taken from the text index if absent");
  d.attribute("wordSeparatorCharacterRE", &TextIndexNormalization::wordSeparatorCharacterRE,
              "Word separator used here, taken from the text index if absent");
  d.attribute("tokenize", &TextIndexNormalization::tokenize,
              "Whether text is split into words here, taken from the text index if absent")
      .since(Version::v4_2_1);
  d.extensions();
  d.child(&TextIndexNormalization::table, zero_or_one, "table");
}

void Aggregate::describe(Description<Aggregate>& d) {
  d.element("Summarises the values of a field over the records of a group", Version::v2_0);
  d.attribute("field", &Aggregate::field, "Field whose values are summarised")
      .required()
      .names(Names::field);
  d.attribute("function", &Aggregate::function, "Summary to compute, such as count, sum or average")
      .required();
  d.attribute("groupField", &Aggregate::groupField, "Field whose equal values form a group")
      .names(Names::field);
  d.attribute("sqlWhere", &Aggregate::sqlWhere,
              "Filter for the records, written in some dialect of SQL");
  d.extensions();
}

void Lag::describe(Description<Lag>& d) {
  d.element(
      "Yields the value a field had some records earlier, or a summary of the preceding values",
      Version::v4_3);
  d.attribute("field", &Lag::field, "Field whose earlier value is taken")
      .required()
      .names(Names::field);
  d.attribute("n", &Lag::n, "How many records to look back").facet(Facet::positive);
  d.attribute("aggregate", &Lag::aggregate,
              "Summary of the preceding values, or none to take a single value")
      .since(Version::v4_4);
  d.extensions();
  d.child(&Lag::blockIndicators, any_number);
}

void BlockIndicator::describe(Description<BlockIndicator>& d) {
  d.element("Names a field whose change of value starts a new block of records for a lag",
            Version::v4_3);
  d.attribute("field", &BlockIndicator::field,
              "Field whose value stays the same within a block of records")
      .required()
      .names(Names::field);
  d.extensions();
}

void Apply::describe(Description<Apply>& d) {
  d.element(
      "Calls a built-in or user-defined function with the results of the contained expressions",
      Version::v3_0);
  d.attribute("function", &Apply::function, "Name of the built-in or user-defined function to call")
      .required(Version::v3_1)
      .names(Names::function);
  d.attribute("mapMissingTo", &Apply::mapMissingTo, "Result when any argument is missing")
      .since(Version::v4_1);
  d.attribute("defaultValue", &Apply::defaultValue,
              "Result when the function yields a missing value")
      .since(Version::v4_2);
  d.attribute("invalidValueTreatment", &Apply::invalidValueTreatment,
              "What happens when the function cannot be computed for its arguments")
      .since(Version::v4_1);
  d.extensions();
  d.child(&Apply::expressions, any_number, "EXPRESSION");
}

void DefineFunction::describe(Description<DefineFunction>& d) {
  d.element("Defines a function that expressions can call with their own arguments", Version::v3_0);
  d.attribute("name", &DefineFunction::name, "Name by which expressions call the function")
      .required()
      .names(Names::declaresFunction);
  d.attribute("optype", &DefineFunction::optype, "Measurement level of the function result")
      .required(Version::v3_1);
  d.attribute("dataType", &DefineFunction::dataType, "Data type of the function result");
  d.extensions();
  d.child(&DefineFunction::parameterFields, at_least_one);
  d.child(&DefineFunction::expression, one, "EXPRESSION");
}

void ParameterField::describe(Description<ParameterField>& d) {
  d.element("Declares one parameter of a user-defined function", Version::v3_0);
  d.attribute("name", &ParameterField::name, "Name of the parameter inside the function")
      .required()
      .names(Names::declaresField);
  d.attribute("optype", &ParameterField::optype, "Measurement level of the parameter");
  d.attribute("dataType", &ParameterField::dataType, "Data type to which the argument is converted")
      .since(Version::v3_1);
  d.attribute("displayName", &ParameterField::displayName,
              "Name shown to people instead of the technical one")
      .since(Version::v4_4);
}

template class Box<TransformationDictionary>;
template const ElementDescription& description_of<TransformationDictionary>();
template class Box<LocalTransformations>;
template const ElementDescription& description_of<LocalTransformations>();
template class Box<DerivedField>;
template const ElementDescription& description_of<DerivedField>();
template class Box<Constant>;
template const ElementDescription& description_of<Constant>();
template class Box<FieldRef>;
template const ElementDescription& description_of<FieldRef>();
template class Box<NormContinuous>;
template const ElementDescription& description_of<NormContinuous>();
template class Box<LinearNorm>;
template const ElementDescription& description_of<LinearNorm>();
template class Box<NormDiscrete>;
template const ElementDescription& description_of<NormDiscrete>();
template class Box<Discretize>;
template const ElementDescription& description_of<Discretize>();
template class Box<DiscretizeBin>;
template const ElementDescription& description_of<DiscretizeBin>();
template class Box<MapValues>;
template const ElementDescription& description_of<MapValues>();
template class Box<FieldColumnPair>;
template const ElementDescription& description_of<FieldColumnPair>();
template class Box<TextIndex>;
template const ElementDescription& description_of<TextIndex>();
template class Box<TextIndexNormalization>;
template const ElementDescription& description_of<TextIndexNormalization>();
template class Box<Aggregate>;
template const ElementDescription& description_of<Aggregate>();
template class Box<Lag>;
template const ElementDescription& description_of<Lag>();
template class Box<BlockIndicator>;
template const ElementDescription& description_of<BlockIndicator>();
template class Box<Apply>;
template const ElementDescription& description_of<Apply>();
template class Box<DefineFunction>;
template const ElementDescription& description_of<DefineFunction>();
template class Box<ParameterField>;
template const ElementDescription& description_of<ParameterField>();

}  // namespace pmml
