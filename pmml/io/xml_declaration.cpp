#include "pmml/io/xml_declaration.h"

#include <algorithm>

#include "pmml/io/xml_bytes.h"

namespace pmml::xml {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_version(std::string_view value) {
  return !value.empty() && skip_name(value.data(), value.data() + value.size()) == value.end();
}

bool is_encoding(std::string_view value) {
  return is_version(value) && is_letter(value.front());
}

bool is_standalone(std::string_view value) {
  return value == "yes" || value == "no";
}

class Reader {
 public:
  Reader(std::string_view text, Declaration& out) : text_(text), out_(out) {}

  bool read() {
    at_ = 5;
    const bool spaced = skip_space();
    if (!spaced || !keyword("version")) return fail("version=\"1.0\"");
    if (!value(out_.version, is_version)) return fail("a version number in quotes");
    return encoding() && standalone() && end();
  }

 private:
  bool encoding() {
    spaced_ = skip_space();
    const std::size_t start = at_;
    if (!spaced_ || !keyword("encoding")) return true;
    if (!value(out_.encoding, is_encoding)) return fail("an encoding name in quotes");
    out_.encoding_at = start;
    out_.encoding_size = at_ - start;
    spaced_ = skip_space();
    return true;
  }

  bool standalone() {
    if (!spaced_ || !keyword("standalone")) return true;
    if (!value(out_.standalone, is_standalone)) return fail("\"yes\" or \"no\"");
    skip_space();
    return true;
  }

  bool end() {
    if (!text_.substr(at_).starts_with("?>")) return fail("?>");
    out_.size = at_ + 2;
    return true;
  }

  bool fail(std::string_view expected) {
    out_.error_at = at_;
    out_.expected = expected;
    return false;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool skip_space() {
    const std::size_t start = at_;
    while (is(space, peek())) ++at_;
    return at_ != start;
  }

  bool keyword(std::string_view name) {
    if (!text_.substr(at_).starts_with(name)) return false;
    at_ += name.size();
    return true;
  }

  bool value(std::string_view& out, bool (*fits)(std::string_view)) {
    skip_space();
    if (peek() != '=') return false;
    ++at_;
    skip_space();
    const char quote = peek();
    if (quote != '"' && quote != '\'') return false;
    const std::size_t close = text_.find(quote, at_ + 1);
    if (close == text_.npos) return false;
    out = text_.substr(at_ + 1, close - at_ - 1);
    if (!fits(out)) return false;
    at_ = close + 1;
    return true;
  }

  std::string_view text_;
  Declaration& out_;
  std::size_t at_ = 0;
  bool spaced_ = false;
};

}  // namespace

bool read_declaration(std::string_view text, Declaration& declaration) {
  declaration = {};
  const bool present = text.starts_with("<?xml") && text.size() > 5 && !is(nameByte, text[5]) &&
                       static_cast<signed char>(text[5]) >= 0;
  return !present || Reader(text, declaration).read();
}

bool same_encoding(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [=](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace pmml::xml
