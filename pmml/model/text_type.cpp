#include "pmml/model/text_type.h"

#include <limits>

#include "pmml/model/array.h"

namespace pmml {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The next item of a white-space separated list, or an empty view at its end.
std::string_view next_item(std::string_view& rest) {
  std::size_t begin = 0;
  while (begin < rest.size() && is_space(rest[begin])) ++begin;
  std::size_t end = begin;
  while (end < rest.size() && !is_space(rest[end])) ++end;
  const std::string_view item = rest.substr(begin, end - begin);
  rest.remove_prefix(end);
  return item;
}

template <class T>
ValueError parse_list(std::string_view text, std::vector<T>& values) {
  values.clear();
  for (std::string_view item = next_item(text); !item.empty(); item = next_item(text)) {
    T value{};
    const ValueError error = parse_value(item, value);
    if (error != ValueError::none) return error;
    values.push_back(value);
  }
  return ValueError::none;
}

template <class T>
void print_list(const std::vector<T>& values, std::string& out) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i != 0) out += ' ';
    print_value(values[i], out);
  }
}

void read_quoted(std::string_view& rest, std::string& item) {
  std::size_t i = 1;
  for (; i < rest.size() && rest[i] != '"'; ++i) {
    if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') ++i;
    item += rest[i];
  }
  rest.remove_prefix(i < rest.size() ? i + 1 : i);
}

bool needs_quotes(const std::string& item) {
  if (item.empty()) return true;
  for (const char c : item) {
    if (is_space(c) || c == '"') return true;
  }
  return false;
}

// A backslash before the closing quote would hide it, so the last item is then left open.
void print_quoted(const std::string& item, bool is_last, std::string& out) {
  out += '"';
  for (const char c : item) {
    if (c == '"') out += '\\';
    out += c;
  }
  if (!is_last || !item.ends_with('\\')) out += '"';
}

void print_items(const std::vector<std::string>& items, bool quoted, std::string& out) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) out += ' ';
    if (quoted || needs_quotes(items[i])) {
      print_quoted(items[i], i + 1 == items.size(), out);
    } else {
      out += items[i];
    }
  }
}

// True for texts that would be read as the numbers of an array of this type.
bool reads_as_numbers(ArrayType type, std::string_view text) {
  std::vector<std::int64_t> integers;
  std::vector<double> reals;
  if (type == ArrayType::int_) return parse_list(text, integers) == ValueError::none;
  return type == ArrayType::real && parse_list(text, reals) == ValueError::none;
}

ValueError parse_array(std::string_view text, void* element) {
  auto& array = *static_cast<Array*>(element);
  if (array.type == ArrayType::int_) {
    auto& values = array.values.emplace<std::vector<std::int64_t>>();
    if (parse_list(text, values) == ValueError::none) return ValueError::none;
  } else if (array.type == ArrayType::real) {
    auto& values = array.values.emplace<std::vector<double>>();
    if (parse_list(text, values) == ValueError::none) return ValueError::none;
  }
  array.values = split_array(text);
  return ValueError::none;
}

void print_array(const void* element, std::string& out) {
  const auto& array = *static_cast<const Array*>(element);
  if (const auto* integers = std::get_if<0>(&array.values)) return print_list(*integers, out);
  if (const auto* reals = std::get_if<1>(&array.values)) return print_list(*reals, out);
  const auto& items = std::get<2>(array.values);
  std::string plain;
  print_items(items, false, plain);
  if (reads_as_numbers(array.type, plain)) return print_items(items, true, out);
  out += plain;
}

bool equal_arrays(const void* a, const void* b) {
  const auto& left = static_cast<const Array*>(a)->values;
  const auto& right = static_cast<const Array*>(b)->values;
  if (left.index() != right.index()) return false;
  if (const auto* reals = std::get_if<1>(&left)) return equal_text(*reals, std::get<1>(right));
  return left == right;
}

}  // namespace

ValueError parse_text(std::string_view text, std::string& value) {
  value.assign(text);
  return ValueError::none;
}

ValueError parse_text(std::string_view text, std::vector<std::int64_t>& values) {
  const ValueError error = parse_list(text, values);
  if (error != ValueError::none) return ValueError::malformed;
  for (const std::int64_t value : values) {
    if (value < std::numeric_limits<std::int32_t>::min() ||
        value > std::numeric_limits<std::int32_t>::max()) {
      return ValueError::malformed;  // xs:int
    }
  }
  return ValueError::none;
}

ValueError parse_text(std::string_view text, std::vector<double>& values) {
  return parse_list(text, values);
}

void print_text(const std::string& value, std::string& out) {
  out += value;
}
void print_text(const std::vector<std::int64_t>& values, std::string& out) {
  print_list(values, out);
}
void print_text(const std::vector<double>& values, std::string& out) {
  print_list(values, out);
}

bool equal_text(const std::string& a, const std::string& b) {
  return a == b;
}
bool equal_text(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  return a == b;
}
bool equal_text(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!equal_values(a[i], b[i])) return false;
  }
  return true;
}

std::vector<std::string> split_array(std::string_view text) {
  std::vector<std::string> items;
  for (;;) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    if (text.empty()) return items;
    if (text.front() == '"') {
      std::string item;
      read_quoted(text, item);
      items.push_back(std::move(item));
    } else {
      items.emplace_back(next_item(text));
    }
  }
}

TextType array_text() {
  return {"array", parse_array, print_array, equal_arrays};
}

}  // namespace pmml
