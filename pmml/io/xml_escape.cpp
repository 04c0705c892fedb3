#include "pmml/io/xml_escape.h"

#include <array>

#include "pmml/describe/problem.h"

namespace pmml {
namespace {

enum class Where { text, attribute };

constexpr std::array<bool, 256> special_characters(Where where) {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < 0x20; ++c) special[c] = true;
  if (where == Where::text) special['\t'] = special['\n'] = false;
  special['&'] = special['<'] = special['>'] = true;
  special['"'] = where == Where::attribute;
  return special;
}

std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      break;
  }
  throw InvalidDocument("E-CHAR", "character code " + std::to_string(int{c}),
                        "characters that XML 1.0 can hold");
}

template <Where where>
void append_escaped(std::string& out, std::string_view text) {
  static constexpr auto special = special_characters(where);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!special[static_cast<unsigned char>(text[i])]) continue;
    out.append(text.data() + begin, i - begin);
    out += reference(text[i]);
    begin = i + 1;
  }
  out.append(text.data() + begin, text.size() - begin);
}

}  // namespace

void append_escaped_text(std::string& out, std::string_view text) {
  append_escaped<Where::text>(out, text);
}

void append_escaped_attribute(std::string& out, std::string_view text) {
  append_escaped<Where::attribute>(out, text);
}

}  // namespace pmml
