#include "pmml/archive/audit_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pmml::archive {
namespace {

constexpr std::string_view roots[] = {"home", "Users", "root", "usr",  "var",     "tmp",
                                      "opt",  "etc",   "mnt",  "srv",  "data",    "media",
                                      "bin",  "lib",   "dev",  "proc", "private", "Volumes"};
constexpr std::string_view opaque_schemes[] = {"file", "jdbc", "mailto"};
constexpr std::string_view local_domains[] = {"local",    "lan",  "internal",
                                              "intranet", "corp", "localdomain"};
constexpr std::string_view public_domains[] = {"com", "net", "org", "edu", "gov", "mil", "io"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) {
  return is_letter(c) || is_digit(c);
}
bool is_host_char(char c) {
  return is_alphanumeric(c) || c == '.' || c == '-';
}
bool is_mailbox_char(char c) {
  return is_host_char(c) || c == '_' || c == '%' || c == '+';
}
bool is_scheme_char(char c) {
  return is_host_char(c) || c == '+';
}
// Ends every word.
bool is_gap(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' ||
         c == '`';
}
// May stand before a word that begins with a mark.
bool is_opening(char c) {
  return is_gap(c) || std::string_view("([{=,;:|").find(c) != std::string_view::npos;
}

template <class Range>
bool among(const Range& names, std::string_view word) {
  return std::ranges::find(names, word) != std::end(names);
}

// Finds words by the character that no word of their kind is without.
class WordFinder {
 public:
  WordFinder(std::string_view text, const std::function<void(WordKind, std::string_view)>& found)
      : text_(text), found_(found) {}

  void run() {
    for (at_ = text_.find_first_of(marks); at_ < text_.size();
         at_ = text_.find_first_of(marks, at_)) {
      const std::size_t before = at_;
      look();
      if (at_ == before) ++at_;
    }
  }

 private:
  static constexpr std::string_view marks = ":/\\@.~";

  void look() {
    switch (text_[at_]) {
      case ':':
        return colon();
      case '/':
      case '~':
        return unix_path();
      case '\\':
        return share();
      case '@':
        return email();
      default:
        return host();
    }
  }

  char next(std::size_t distance = 1) const {
    return at_ + distance < text_.size() ? text_[at_ + distance] : '\0';
  }
  bool opens(std::size_t begin) const {
    return begin == start_ || begin == 0 || is_opening(text_[begin - 1]);
  }
  template <class Is>
  std::size_t begin_of(Is is) const {
    std::size_t begin = at_;
    while (begin > start_ && is(text_[begin - 1])) --begin;
    return begin;
  }
  template <class Is>
  std::size_t end_of(Is is) const {
    std::size_t end = at_;
    while (end < text_.size() && is(text_[end])) ++end;
    return end;
  }

  void tell(WordKind kind, std::size_t begin, std::size_t end) {
    while (end > at_ + 1 && std::string_view(".,;:)]}").find(text_[end - 1]) != std::string::npos)
      --end;
    found_(kind, text_.substr(begin, end - begin));
    start_ = at_ = end;
  }
  void tell_to_gap(WordKind kind, std::size_t begin) {
    tell(kind, begin, end_of([](char c) { return !is_gap(c); }));
  }

  void colon() {
    const std::size_t begin = begin_of(is_scheme_char);
    const std::string_view scheme = text_.substr(begin, at_ - begin);
    const bool is_drive = scheme.size() == 1 && is_letter(scheme[0]) && opens(begin);
    if (is_drive && (next() == '\\' || (next() == '/' && next(2) != '/'))) {
      tell_to_gap(WordKind::path, begin);
    } else if (scheme.size() > 1 && is_letter(scheme[0]) && next() == '/' && next(2) == '/') {
      tell_to_gap(WordKind::uri, begin);
    } else if (among(opaque_schemes, scheme) && opens(begin) && !is_gap(next()) && next() != '\0') {
      tell_to_gap(WordKind::uri, begin);
    }
  }

  void unix_path() {
    if (!opens(at_)) return;
    if (text_[at_] == '~') {
      if (next() == '/' && is_alphanumeric(next(2))) tell_to_gap(WordKind::path, at_);
      return;
    }
    const std::size_t end = text_.find('/', at_ + 1);
    if (end == std::string_view::npos || end + 1 >= text_.size() || is_gap(text_[end + 1])) return;
    if (among(roots, text_.substr(at_ + 1, end - at_ - 1))) tell_to_gap(WordKind::path, at_);
  }

  // \\server\share
  void share() {
    if (next() != '\\' || !is_alphanumeric(next(2)) || !opens(at_)) return;
    const std::size_t end = text_.find_first_not_of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_", at_ + 2);
    if (end >= text_.size() || text_[end] != '\\' || end - at_ < 4) return;
    if (end + 1 < text_.size() && is_alphanumeric(text_[end + 1])) tell_to_gap(WordKind::path, at_);
  }

  void email() {
    const std::size_t begin = begin_of(is_mailbox_char);
    const bool after_slash = begin > 0 && text_[begin - 1] == '/';
    ++at_;
    const std::size_t end = end_of(is_host_char);
    const std::string_view domain = trimmed(text_.substr(at_, end - at_));
    const std::size_t dot = domain.rfind('.');
    if (begin + 1 >= at_ || after_slash || dot == std::string_view::npos || dot == 0) return;
    const std::string_view last = domain.substr(dot + 1);
    if (last.size() >= 2 && std::ranges::all_of(last, is_letter)) tell(WordKind::email, begin, end);
  }

  void host() {
    const std::size_t begin = begin_of(is_host_char);
    const std::size_t end = end_of(is_host_char);
    // What goes on as a mailbox or a URI is looked at by its own mark.
    const bool goes_on = end < text_.size() && (text_[end] == '@' || text_[end] == ':');
    if (goes_on && (text_[end] == '@' || text_.substr(end).starts_with("://"))) {
      at_ = end;
      return;
    }
    const bool whole = begin == 0 || begin == start_ || !is_mailbox_char(text_[begin - 1]);
    const std::string_view word = trimmed(text_.substr(begin, end - begin));
    if (whole && (is_host_name(word) || is_address(word))) return tell(WordKind::host, begin, end);
    at_ = end;
  }

  static std::string_view trimmed(std::string_view word) {
    while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.remove_suffix(1);
    return word;
  }

  static bool is_host_name(std::string_view word) {
    const std::size_t dot = word.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || !is_alphanumeric(word[0])) return false;
    if (word.find("..") != std::string_view::npos) return false;
    const std::string_view last = word.substr(dot + 1);
    if (among(local_domains, last)) return true;
    return word.substr(0, dot).find('.') != std::string_view::npos && among(public_domains, last);
  }

  // Four numbers up to 255.
  static bool is_address(std::string_view word) {
    std::size_t numbers = 0;
    int value = -1;
    for (const char c : word) {
      if (c == '.') {
        if (value < 0) return false;
        ++numbers;
        value = -1;
      } else if (!is_digit(c) || (value = std::max(value, 0) * 10 + (c - '0')) > 255) {
        return false;
      }
    }
    return numbers == 3 && value >= 0;
  }

  std::string_view text_;
  const std::function<void(WordKind, std::string_view)>& found_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  ///< where the last word ended
};

}  // namespace

void find_words(std::string_view text,
                const std::function<void(WordKind, std::string_view)>& found) {
  WordFinder(text, found).run();
}

}  // namespace pmml::archive
