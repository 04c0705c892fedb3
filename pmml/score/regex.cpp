#include "pmml/score/regex.h"

#include <re2/re2.h>

#include <algorithm>

#include "pmml/score/row.h"

namespace pmml::scoring {

namespace {

constexpr int max_groups = 100;
constexpr double max_characters_seen = 1e10;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

re2::StringPiece piece_of(std::string_view text) {
  return {text.data(), text.size()};
}

std::string_view view_of(const re2::StringPiece& piece) {
  return piece.data() == nullptr ? std::string_view()
                                 : std::string_view(piece.data(), piece.size());
}

/// Where the next character starts.
std::size_t next_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

}  // namespace

std::optional<Replacement> Replacement::parse(std::string_view text, int groups) {
  Replacement result;
  std::string plain;
  const auto end_plain = [&] {
    if (!plain.empty()) result.pieces_.push_back({std::move(plain), -1});
    plain.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '$' && text[i] != '\\') {
      plain += text[i];
      continue;
    }
    if (i + 1 == text.size()) return std::nullopt;
    const char next = text[++i];
    if (next == '$' || (next == '\\' && text[i - 1] == '\\')) {
      plain += next;
      continue;
    }
    if (text[i - 1] == '\\' || !is_digit(next)) return std::nullopt;
    int group = next - '0';
    if (group > groups) return std::nullopt;
    while (i + 1 < text.size() && is_digit(text[i + 1]) &&
           group * 10 + (text[i + 1] - '0') <= groups)
      group = group * 10 + (text[++i] - '0');
    end_plain();
    result.pieces_.push_back({{}, group});
  }
  end_plain();
  return result;
}

Replacement Replacement::literal(std::string text) {
  Replacement result;
  result.pieces_.push_back({std::move(text), -1});
  return result;
}

struct Regex::Impl {
  Impl(const std::string& pattern, const RE2::Options& options) : re(pattern, options) {}

  /// Calls `use(groups)` for every match.
  template <class F>
  void each(std::string_view text, int groups, F use) const {
    std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups) + 1);
    std::size_t at = 0;
    double seen = 0;
    while (at <= text.size() && re.Match(piece_of(text), at, text.size(), RE2::UNANCHORED,
                                         found.data(), static_cast<int>(found.size()))) {
      use(found);
      seen += static_cast<double>(text.size() - at);
      if (seen > max_characters_seen)
        throw InvalidRecord{
            "regular expression",
            "a text of " + std::to_string(text.size()) + " bytes with too many matches",
            "a shorter text"};
      const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
      const std::size_t end = begin + found[0].size();
      at = found[0].empty() ? next_character(text, end) : end;
    }
  }

  RE2 re;
};

Regex::Regex(const std::string& pattern, bool case_sensitive) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(case_sensitive);
  impl_ = std::make_unique<Impl>(pattern, options);
  if (!impl_->re.ok()) {
    error_ = impl_->re.error();
  } else if (groups() > max_groups) {
    error_ = "more than 100 groups";
  }
}

Regex::~Regex() = default;

int Regex::groups() const {
  return impl_->re.NumberOfCapturingGroups();
}

bool Regex::found_in(std::string_view text) const {
  return RE2::PartialMatch(piece_of(text), impl_->re);
}

std::string Regex::replaced(std::string_view text, const Replacement& replacement) const {
  int groups = 0;
  for (const auto& piece : replacement.pieces()) groups = std::max(groups, piece.group);
  std::string result;
  std::size_t copied = 0;
  impl_->each(text, groups, [&](const std::vector<re2::StringPiece>& found) {
    const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
    result += text.substr(copied, begin - copied);
    for (const auto& piece : replacement.pieces())
      result += piece.group < 0 ? std::string_view(piece.text)
                                : view_of(found[static_cast<std::size_t>(piece.group)]);
    copied = begin + found[0].size();
  });
  result += text.substr(copied);
  return result;
}

std::vector<std::string_view> Regex::matches(std::string_view text) const {
  std::vector<std::string_view> result;
  impl_->each(text, 0, [&](const std::vector<re2::StringPiece>& found) {
    result.push_back(view_of(found[0]));
  });
  return result;
}

std::vector<std::string_view> Regex::split(std::string_view text) const {
  std::vector<std::string_view> result;
  std::size_t from = 0;
  impl_->each(text, 0, [&](const std::vector<re2::StringPiece>& found) {
    const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
    result.push_back(text.substr(from, begin - from));
    from = begin + found[0].size();
  });
  result.push_back(text.substr(from));
  return result;
}

std::string quoted(std::string_view text) {
  return RE2::QuoteMeta(piece_of(text));
}

}  // namespace pmml::scoring
