// Model verification.
#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

const std::string& column_of(const VerificationField& field) {
  return field.column ? *field.column : field.field;
}

void verification_field_known(RuleContext& context, const VerificationField& field) {
  if (field.field.empty() || context.scopes().find_anywhere(field.field) != nullptr) return;
  context.problem("field", quoted(field.field), "a mining field or an output field");
}

void columns_exist(RuleContext& context, const ModelVerification& verification) {
  if (!verification.verificationFields || !verification.inlineTable) return;
  const auto& fields = verification.verificationFields->verificationFields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (has_column(*verification.inlineTable, column_of(fields[i]))) continue;
    const std::string_view attribute = fields[i].column ? "column" : "field";
    context.problem_in("VerificationFields/VerificationField", i, fields[i], attribute,
                       quoted(column_of(fields[i])), "a column of the table");
  }
}

void unique_verification_fields(RuleContext& context, const VerificationFields& fields) {
  Unique names;
  for (std::size_t i = 0; i < fields.verificationFields.size(); ++i) {
    const VerificationField& field = fields.verificationFields[i];
    if (names.first(field.field)) continue;
    context.problem_in("VerificationField", i, field, "field", quoted(field.field) + " again",
                       "a field listed once");
  }
}

void verification_record_count(RuleContext& context, const ModelVerification& verification) {
  if (!verification.recordCount || !verification.inlineTable) return;
  const auto rows = static_cast<std::int64_t>(verification.inlineTable->rows.size());
  if (*verification.recordCount == rows) return;
  context.problem("recordCount", std::to_string(*verification.recordCount), std::to_string(rows));
}

void verification_field_count(RuleContext& context, const ModelVerification& verification) {
  if (!verification.fieldCount || !verification.verificationFields) return;
  const auto& fields = verification.verificationFields->verificationFields;
  const auto count = static_cast<std::int64_t>(fields.size());
  if (*verification.fieldCount == count) return;
  context.problem("fieldCount", std::to_string(*verification.fieldCount), std::to_string(count));
}

void tolerances(RuleContext& context, const VerificationField& field) {
  if (field.precision < 0) {
    context.problem("precision", format_double(field.precision), "a number that is not negative");
  }
  if (field.zeroThreshold < 0) {
    context.problem("zeroThreshold", format_double(field.zeroThreshold),
                    "a number that is not negative");
  }
}

}  // namespace

RuleTable verification_rules() {
  constexpr std::string_view section = "Model Verification";
  return {
      rule<verification_field_known>(
          "E-VERIFICATION-FIELD", Severity::error, section,
          "A VerificationField names a mining field or an output field."),
      rule<columns_exist>("E-VERIFICATION-COLUMN", Severity::error, section,
                          "The columns of the verification fields exist in the table."),
      rule<unique_verification_fields>("E-VERIFICATION-DUPLICATE", Severity::error, section,
                                       "A field has one VerificationField."),
      rule<verification_record_count>("E-VERIFICATION-RECORDS", Severity::warning, section,
                                      "recordCount is the number of records."),
      rule<verification_field_count>("E-VERIFICATION-FIELDS", Severity::warning, section,
                                     "fieldCount is the number of verification fields."),
      rule<tolerances>("E-VERIFICATION-TOLERANCE", Severity::error, section,
                       "precision and zeroThreshold are not negative."),
  };
}

}  // namespace pmml
