// Fields: types that need not be said, treatments that did not exist, outputs that are private.
#include <algorithm>

#include "pmml/versions/change.h"
#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

/// dataType came with 2.1 and was optional in 3.0.
bool field_has_no_type(const DataField& field, const Origin& origin) {
  return origin.version <= Version::v3_0 && was_absent(field, "dataType");
}

void derive_type(DataField& field, const Origin&) {
  field.dataType = field.optype == OpType::continuous ? DataType::double_ : DataType::string;
  fill(field, "dataType");
}

/// Before 3.1 an invalid value was a missing one.
bool has_no_treatment(const MiningField& field, const Origin& origin) {
  return origin.version < Version::v3_1 &&
         field.invalidValueTreatment == InvalidValueTreatment::returnInvalid;
}

void treat_as_missing(MiningField& field, const Origin&) {
  field.invalidValueTreatment = InvalidValueTreatment::asMissing;
}

constexpr std::string_view raw_value = "rawDataValue";

bool has_raw_value(const TargetValue& value, const Origin&) {
  return kept_attribute(value, raw_value) != nullptr;
}

void show_raw_value(TargetValue& value, const Origin&) {
  const auto raw = take_attribute(value, raw_value);
  if (!value.displayValue) value.displayValue = raw;
}

/// Features of another engine; x-report is the one seen in real documents.
bool is_private(const OutputField& field) {
  const std::string* feature = kept_attribute(field, "feature");
  return feature != nullptr && feature->starts_with("x-");
}

bool has_private_fields(const Output& output, const Origin&) {
  return std::any_of(output.outputFields.begin(), output.outputFields.end(), is_private);
}

void drop_private_fields(Output& output, const Origin&) {
  std::erase_if(output.outputFields, is_private);
}

constexpr Change fields_changes[] = {change<DataField, field_has_no_type, derive_type>(),
                                     change<MiningField, has_no_treatment, treat_as_missing>(),
                                     change<TargetValue, has_raw_value, show_raw_value>(),
                                     change<Output, has_private_fields, drop_private_fields>()};

}  // namespace

std::span<const Change> changes_of_fields() {
  return fields_changes;
}

}  // namespace pmml::versions
