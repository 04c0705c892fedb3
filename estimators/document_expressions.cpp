#include "estimators/document_expressions.h"

#include <cmath>

#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

using pmml::Box;
using pmml::Expression;

const std::string* referred_field(const Expression& expression) {
  const auto* found = std::get_if<Box<pmml::FieldRef>>(&expression);
  return found == nullptr || (*found)->mapMissingTo ? nullptr : &(*found)->field;
}

bool refers_to(const Expression& expression, const std::string& field) {
  const std::string* found = referred_field(expression);
  return found != nullptr && *found == field;
}

std::optional<double> constant_value(const Expression& expression) {
  const auto* found = std::get_if<Box<pmml::Constant>>(&expression);
  double value = 0;
  if (found == nullptr || (*found)->missing) return {};
  if (pmml::parse_double((*found)->text, value) != pmml::NumberError::none) return {};
  return value;
}

// The arguments of a plain call of that function with that many arguments, or nullptr.
const std::vector<Expression>* arguments(const Expression& expression, std::string_view function,
                                         std::size_t count) {
  const auto* found = std::get_if<Box<pmml::Apply>>(&expression);
  if (found == nullptr) return nullptr;
  const pmml::Apply& call = **found;
  const bool plain = !call.mapMissingTo && !call.defaultValue;
  return plain && call.function == function && call.expressions.size() == count ? &call.expressions
                                                                                : nullptr;
}

// x - a or x / a: the x and the a.
std::optional<std::pair<const Expression*, double>> with_constant(const Expression& expression,
                                                                  std::string_view function) {
  const auto* both = arguments(expression, function, 2);
  if (both == nullptr) return {};
  const auto value = constant_value((*both)[1]);
  if (!value) return {};
  return std::pair(&(*both)[0], *value);
}

// y = b1 + (x - a1) / (a2 - a1) * (b2 - b1) as (x - mean) / scale, up to rounding.
std::optional<StandardisedField> along_line(const pmml::NormContinuous& line) {
  const bool one_line = line.linearNorms.size() == 2 && !line.mapMissingTo &&
                        line.outliers == pmml::OutlierTreatment::asIs;
  if (!one_line) return {};
  const pmml::LinearNorm& first = line.linearNorms[0];
  const pmml::LinearNorm& second = line.linearNorms[1];
  const double scale = (second.orig - first.orig) / (second.norm - first.norm);
  if (!std::isfinite(scale) || scale == 0) return {};
  return StandardisedField{line.field, {first.orig - first.norm * scale, scale}};
}

}  // namespace

Expression field_ref(const std::string& field) {
  pmml::FieldRef out;
  out.field = field;
  return Box<pmml::FieldRef>(std::move(out));
}

Expression constant(double value) {
  pmml::Constant out;
  out.dataType = pmml::DataType::double_;
  out.text = pmml::format_double(value);
  return Box<pmml::Constant>(std::move(out));
}

Expression apply(std::string function, std::vector<Expression> arguments) {
  pmml::Apply out;
  out.function = std::move(function);
  out.expressions = std::move(arguments);
  return Box<pmml::Apply>(std::move(out));
}

Expression missing_indicator(const std::string& field) {
  return apply("if", {apply("isMissing", {field_ref(field)}), constant(1), constant(0)});
}

bool is_missing_indicator(const Expression& expression, const std::string& field) {
  const auto* all = arguments(expression, "if", 3);
  if (all == nullptr) return false;
  const auto* tested = arguments((*all)[0], "isMissing", 1);
  return tested != nullptr && refers_to((*tested)[0], field) && constant_value((*all)[1]) == 1.0 &&
         constant_value((*all)[2]) == 0.0;
}

std::optional<StandardisedField> standardised(const Expression& expression) {
  if (const auto* line = std::get_if<Box<pmml::NormContinuous>>(&expression)) {
    return along_line(**line);
  }
  StandardStep step;
  const Expression* rest = &expression;
  const auto divided = with_constant(*rest, "/");
  if (divided) {
    step.scale = divided->second;
    rest = divided->first;
  }
  const auto centred = with_constant(*rest, "-");
  if (centred) {
    step.mean = centred->second;
    rest = centred->first;
  }
  const std::string* field = referred_field(*rest);
  if ((!divided && !centred) || field == nullptr) return {};
  return StandardisedField{*field, step};
}

StandardStep take_standard_step(FieldColumn& column, bool with_mean, bool with_std,
                                FieldReader& fields) {
  const pmml::DerivedField* found =
      fields.take(column.field, [](const pmml::DerivedField& derived) {
        return derived.name && standardised(derived.expression);
      });
  if (found == nullptr) {
    throw pmml::InvalidDocument(
        "E-NO-FIELD", "no derived field that standardises " + column.field,
        std::string(with_mean ? "(x - mean)" : "x") + (with_std ? " / scale" : ""));
  }
  column.field = *found->name;
  column.is_raw = false;
  return standardised(found->expression)->step;
}

}  // namespace estimators
