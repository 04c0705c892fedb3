// A place in the text and the small things that can be read there. Everything fails by throwing a
// Violation, which scan() turns into a Problem.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pmml/describe/problem.h"
#include "pmml/io/limits.h"
#include "pmml/io/xml_bytes.h"
#include "pmml/io/xml_chars.h"
#include "pmml/io/xml_position.h"

namespace pmml::xml {

/// The first thing wrong with a text, and where.
struct Violation {
  std::string_view id;
  Layer layer = Layer::wellFormed;
  std::uint64_t offset = 0;
  std::string found;
  std::string expected;
};

/// A qualified name and its parts; `prefix` is empty when there is none.
struct Name {
  std::string_view qname;
  std::string_view prefix;
  std::string_view local;
};

class Cursor {
 public:
  Cursor(std::string_view text, std::size_t name_limit)
      : begin_(text.data()),
        p_(begin_),
        end_(begin_ + text.size()),
        line_{1, begin_},
        name_limit_(name_limit) {}

  std::uint64_t offset() const { return static_cast<std::uint64_t>(p_ - begin_); }

 protected:
  /// NUL stands for the end as well: it is no XML character either way.
  char peek(std::size_t ahead = 0) const {
    return static_cast<std::size_t>(end_ - p_) > ahead ? p_[ahead] : '\0';
  }
  bool at(std::string_view text) const { return rest().starts_with(text); }
  bool at_name(std::string_view name) const {
#ifdef __SSE2__
    if (name.size() <= 16 && end_ - p_ >= 16) return same16(name.data(), p_, name.size());
#endif
    return at(name);
  }
  std::string_view rest() const {
    return view(p_, end_);
  }
  static std::string_view view(const char* from, const char* to) {
    return {from, static_cast<std::size_t>(to - from)};
  }

  /// True when there was white space.
  bool skip_space() {
    const char* start = p_;
    while (p_ != end_ && is(space, *p_)) pass_space();
    return p_ != start;
  }

  /// Moves behind one white space character, and into the next line when it ends one.
  void pass_space() {
    const char c = *p_++;
    if (c == '\n' || (c == '\r' && peek() != '\n')) line_.begin_at(p_);
  }

  /// Position of a place in the current line.
  Position position(const char* p) const {
    return {saturate(line_.number), saturate(static_cast<std::uint64_t>(p - line_.start) + 1)};
  }

  /// QName of Namespaces in XML. The usual name, ASCII without prefix, is decided here.
  Name qname() {
    const char* start = p_;
    p_ = skip_name(p_, end_);
    const std::string_view name = view(start, p_);
    const bool usual = !name.empty() && name.size() <= name_limit_ && is(nameStart, *start) &&
                       p_ != end_ && *p_ != ':' && static_cast<signed char>(*p_) >= 0;
    return usual ? Name{name, {}, name} : any_qname(start);
  }

  /// NCName, as instruction targets must be.
  std::string_view ncname();

  /// Moves behind a white space character, or one character from U+0080; anything else that
  /// is_special() or a text scan stops at is refused here.
  void character();

  /// Moves behind the reference at '&' and returns what it stands for.
  char32_t reference();

  /// What stands at `p_` is not what has to stand there.
  [[noreturn, gnu::cold]] void fail(std::string_view id, std::string_view expected) const;
  [[noreturn, gnu::cold]] void fail_at(const char* where, std::string_view id, std::string found,
                                       std::string expected) const;
  [[noreturn, gnu::cold]] void fail_limit(const char* where, std::string_view id,
                                          std::string_view what, std::uint64_t found,
                                          std::uint64_t limit) const;

  const char* begin_;
  const char* p_;
  const char* end_;
  Line line_;

 private:
  Name any_qname(const char* start);
  void check_length(const char* start) const;
  std::string here() const;

  std::size_t name_limit_;
};

}  // namespace pmml::xml
