#include "pmml/report/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "pmml/data/utf8.h"
#include "pmml/describe/numbers.h"
#include "pmml/describe/problem.h"

namespace pmml::report {
namespace {

// Characters that nothing shows and that do not belong to any script, and those no XML can hold.
bool is_invisible(std::string_view text, std::size_t at) {
  static constexpr std::string_view marks[] = {"\xE2\x80\x8B", "\xE2\x81\xA0", "\xEF\xBB\xBF",
                                               "\xEF\xBF\xBE", "\xEF\xBF\xBF"};
  return std::ranges::any_of(marks, [&](auto mark) { return text.substr(at).starts_with(mark); });
}

void append_bytes(std::string& out, std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    out += {'\\', 'x', digits[c >> 4], digits[c & 15]};
  }
}

std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

// Well-formed UTF-8 in which nothing is invisible.
std::string visible(std::string_view text) {
  std::string out;
  std::size_t invalid = find_invalid_utf8(text);
  for (std::size_t at = 0; at < text.size();) {
    const bool bad = at == invalid;
    const std::size_t length = bad ? 1 : sequence_length(text, at);
    const std::string_view piece = text.substr(at, length);
    bad || is_invisible(text, at) ? append_bytes(out, piece) : void(out += piece);
    at += length;
    if (bad) invalid = find_invalid_utf8(text, at);
  }
  return printable(out, std::string::npos);
}

std::string_view cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

Text said_by_file(std::string_view text, std::size_t limit, Voice voice) {
  const std::string_view kept = cut(text, limit);
  Text out;
  out.runs.push_back({visible(kept), voice});
  if (kept.size() < text.size()) {
    out += Text("… (" + std::to_string(text.size()) + " bytes in all)");
  }
  return out;
}

}  // namespace

Text::Text(std::string_view ours) {
  if (!ours.empty()) runs.push_back({std::string(ours), Voice::ours});
}

Text& Text::operator+=(const Text& more) {
  runs.insert(runs.end(), more.runs.begin(), more.runs.end());
  return *this;
}

Text operator+(Text left, const Text& right) {
  return std::move(left += right);
}

Text code(std::string_view text) {
  if (text.empty()) return "(empty)";
  return said_by_file(text, name_bytes.number, Voice::code);
}

Text value(std::string_view text) {
  if (text.empty()) return "(empty)";
  return said_by_file(text, value_bytes.number, Voice::file);
}

Text remark(std::string_view text) {
  std::string one_line(trim(cut(text, 2 * remark_bytes.number)));
  std::ranges::replace_if(
      one_line, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return said_by_file(one_line, remark_bytes.number, Voice::file);
}

std::string plain(const Text& text) {
  std::string out;
  for (const Run& run : text.runs) out += run.text;
  return out;
}

std::string counted(std::size_t n, std::string_view singular, std::string_view plural) {
  std::string out = std::to_string(n) + " ";
  out += n == 1 || plural.empty() ? singular : plural;
  if (n != 1 && plural.empty()) out += "s";
  return out;
}

std::string rounded(double value, int digits) {
  if (!std::isfinite(value)) return format_double(value);
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits);
  return {buffer, end.ptr};
}

}  // namespace pmml::report
