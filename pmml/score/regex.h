// Regular expressions whose time grows with the text only (RE2).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pmml::scoring {

/// What replaces a match: texts and numbers of groups.
class Replacement {
 public:
  struct Piece {
    std::string text;
    int group = -1;  ///< 0 for the whole match; -1 for the text
  };
  /// `$1` means a group, `$0` the match, `$$` or `\$` a dollar, `\\` a backslash; nothing when the
  /// text says something else with these characters, or names a group above `groups`. Of `$12`
  /// as many digits count as give a group.
  static std::optional<Replacement> parse(std::string_view text, int groups);
  /// The text as it is.
  static Replacement literal(std::string text);

  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

/// A compiled regular expression: the syntax that PCRE and RE2 share. Immutable. What goes through
/// all matches throws InvalidRecord when there are too many for so long a text: each one may look
/// at all that follows it.
class Regex {
 public:
  explicit Regex(const std::string& pattern, bool case_sensitive = true);
  ~Regex();
  Regex(const Regex&) = delete;
  Regex& operator=(const Regex&) = delete;

  /// Why the pattern was not understood; empty when it was.
  const std::string& error() const { return error_; }
  int groups() const;
  /// True when some part of the text matches.
  bool found_in(std::string_view text) const;
  /// The text with every match replaced. After an empty match the search goes on one character
  /// later.
  std::string replaced(std::string_view text, const Replacement& replacement) const;
  /// All matches, in order.
  std::vector<std::string_view> matches(std::string_view text) const;
  /// What is between the matches.
  std::vector<std::string_view> split(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::string error_;
};

/// The pattern that matches exactly the text.
std::string quoted(std::string_view text);

}  // namespace pmml::scoring
