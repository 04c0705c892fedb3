// The shapes of expressions in which transformers are written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "estimators/document_fields.h"

namespace estimators {

/// Standardisation of one column: (x - mean) / scale.
struct StandardStep {
  double mean = 0;
  double scale = 1;
};

pmml::Expression field_ref(const std::string& field);
pmml::Expression constant(double value);
pmml::Expression apply(std::string function, std::vector<pmml::Expression> arguments);
/// if(isMissing(field), 1, 0).
pmml::Expression missing_indicator(const std::string& field);

bool is_missing_indicator(const pmml::Expression& expression, const std::string& field);

/// The step and the field it is applied to, when the expression is Apply (x - mean) / scale, or one
/// half of it, or NormContinuous along one rising or falling line.
struct StandardisedField {
  std::string field;
  StandardStep step;
};
std::optional<StandardisedField> standardised(const pmml::Expression& expression);

/// Takes the derived field that centres and scales as wanted; the column then is that field. Throws
/// InvalidDocument E-NO-FIELD.
StandardStep take_standard_step(FieldColumn& column, bool with_mean, bool with_std,
                                FieldReader& fields);

}  // namespace estimators
