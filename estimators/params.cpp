#include "estimators/params.h"

#include <algorithm>
#include <type_traits>

#include "pmml/describe/numbers.h"
#include "pmml/describe/problem.h"

namespace estimators {
namespace {

std::string text(bool value) {
  return value ? "true" : "false";
}
std::string text(std::int64_t value) {
  std::string out;
  pmml::append_integer(out, value);
  return out;
}
std::string text(double value) {
  return pmml::format_double(value);
}
std::string text(const std::string& value) {
  return value;
}
template <class V>
std::string text(const std::optional<V>& value) {
  return value ? text(*value) : "none";
}

bool parse(std::string_view from, bool& value) {
  value = from == "true" || from == "True";
  return value || from == "false" || from == "False";
}
bool parse(std::string_view from, std::int64_t& value) {
  return pmml::parse_integer(from, value) == pmml::NumberError::none;
}
bool parse(std::string_view from, double& value) {
  return pmml::parse_double(from, value) == pmml::NumberError::none;
}
bool parse(std::string_view from, std::string& value) {
  value = from;
  return true;
}
template <class V>
bool parse(std::string_view from, std::optional<V>& value) {
  if (from == "none" || from == "None") {
    value.reset();
    return true;
  }
  return parse(from, value.emplace());
}

std::string_view kind(bool) {
  return "true or false";
}
std::string_view kind(std::int64_t) {
  return "an integer";
}
std::string_view kind(double) {
  return "a number";
}
std::string_view kind(const std::string&) {
  return "text";
}

template <class V>
bool in_range(const Param& row, const V& value) {
  if constexpr (std::is_same_v<V, double> || std::is_same_v<V, std::int64_t>) {
    const auto number = static_cast<double>(value);
    return row.open_low ? number > row.low : number >= row.low;
  } else if constexpr (std::is_same_v<V, std::string>) {
    return row.choices.empty() || std::ranges::find(row.choices, value) != row.choices.end();
  } else {
    return true;
  }
}
template <class V>
bool in_range(const Param& row, const std::optional<V>& value) {
  return !value || in_range(row, *value);
}

template <class V>
std::string expectation(const Param& row, const V& value) {
  std::string out(kind(value));
  if (!row.choices.empty()) {
    out = "one of";
    for (const std::string_view choice : row.choices) out.append(" ").append(choice);
  }
  if (row.low > -std::numeric_limits<double>::infinity()) {
    out += row.open_low ? " above " : " from ";
    out += pmml::format_double(row.low);
  }
  return out;
}
template <class V>
std::string expectation(const Param& row, const std::optional<V>&) {
  return expectation(row, V{}) + " or none";
}

[[noreturn]] void bad_value(const Param& row, std::string_view found, std::string expected) {
  throw pmml::InvalidData("E-PARAM-VALUE", std::string(row.name) + "=" + std::string(found),
                          std::move(expected));
}

const Param& row_named(const Parameters& owner, std::string_view name) {
  const auto row = std::ranges::find(owner.params(), name, &Param::name);
  if (row != owner.params().end()) return *row;
  std::string expected = "a parameter of " + std::string(owner.name()) + ":";
  for (const Param& known : owner.params()) expected.append(" ").append(known.name);
  throw pmml::InvalidData("E-PARAM-NAME", std::string(name), expected);
}

}  // namespace

std::vector<ParamValue> Parameters::get_params() const {
  std::vector<ParamValue> out;
  for (const Param& row : params()) {
    std::visit([&](auto member) { out.emplace_back(row.name, text(this->*member)); }, row.member);
  }
  return out;
}

void Parameters::set_param(std::string_view param_name, std::string_view value) {
  const Param& row = row_named(*this, param_name);
  std::visit(
      [&](auto member) {
        auto parsed = this->*member;
        if (!parse(value, parsed) || !in_range(row, parsed)) {
          bad_value(row, value, expectation(row, parsed));
        }
        this->*member = std::move(parsed);
      },
      row.member);
}

void Parameters::check_params() const {
  for (const Param& row : params()) {
    std::visit(
        [&](auto member) {
          const auto& value = this->*member;
          if (!in_range(row, value)) bad_value(row, text(value), expectation(row, value));
        },
        row.member);
  }
}

std::string to_string(const Parameters& parameters) {
  std::string out = std::string(parameters.name()) + "(";
  std::string_view separator;
  for (const auto& [name, value] : parameters.get_params()) {
    out += std::string(separator) + name + "=" + value;
    separator = ", ";
  }
  return out + ")";
}

void append_nested(std::vector<ParamValue>& out, std::string_view part,
                   const Parameters& parameters) {
  for (auto& [name, value] : parameters.get_params()) {
    out.emplace_back(std::string(part).append("__").append(name), value);
  }
}

std::pair<std::string_view, std::string_view> split_nested(std::string_view param_name) {
  const std::size_t at = param_name.find("__");
  if (at == std::string_view::npos) return {{}, param_name};
  return {param_name.substr(0, at), param_name.substr(at + 2)};
}

}  // namespace estimators
