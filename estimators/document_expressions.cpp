#include "estimators/document_expressions.h"

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

std::optional<StandardStep> standard_step(const Expression& expression, const std::string& field) {
  StandardStep out;
  const Expression* rest = &expression;
  const auto divided = with_constant(*rest, "/");
  if (divided) {
    out.scale = divided->second;
    rest = divided->first;
  }
  const auto centred = with_constant(*rest, "-");
  if (centred) {
    out.mean = centred->second;
    rest = centred->first;
  }
  if ((!divided && !centred) || !refers_to(*rest, field)) return {};
  return out;
}

StandardStep take_standard_step(FieldColumn& column, bool with_mean, bool with_std,
                                FieldReader& fields) {
  const pmml::DerivedField* found = fields.take([&](const pmml::DerivedField& derived) {
    return standard_step(derived.expression, column.field).has_value();
  });
  if (found == nullptr || !found->name) {
    throw pmml::InvalidDocument(
        "E-NO-FIELD", "no derived field that standardises " + column.field,
        std::string(with_mean ? "(x - mean)" : "x") + (with_std ? " / scale" : ""));
  }
  const StandardStep out = *standard_step(found->expression, column.field);
  column.field = *found->name;
  column.is_raw = false;
  return out;
}

}  // namespace estimators
