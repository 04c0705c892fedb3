#include "tamper.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "pmml/describe/numbers.h"

namespace pmml::archive {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool belongs_to_number(char c) {
  return is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

// A number stands alone in an attribute, in text, or among others in an array.
bool is_border(char c) {
  return c == '"' || c == '>' || c == '<' || c == ' ';
}

// What stands from one text to the next other, again and again.
void add_between(std::string_view text, const std::string& open, const std::string& close,
                 std::vector<std::pair<std::size_t, std::size_t>>& places) {
  for (std::size_t at = 0; (at = text.find(open, at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find(close, at), text.size());
    places.emplace_back(at, end);
    at = end;
  }
}

/// Parts of the model that say nothing about its predictions.
class Silent {
 public:
  explicit Silent(std::string_view text) {
    add_between(text, "<ModelStats>", "</ModelStats>", places_);
    add_between(text, "<ModelExplanation>", "</ModelExplanation>", places_);
    add_between(text, "<ModelVerification ", "</ModelVerification>", places_);
    add_between(text, "<Extension ", "\n", places_);
    std::ranges::sort(places_);
  }
  bool holds(std::size_t at) const {
    const auto next = std::ranges::upper_bound(places_, std::pair{at, std::string::npos});
    return next != places_.begin() && at < std::prev(next)->second;
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> places_;
};

}  // namespace

Tamperer::Tamperer(std::string text, std::vector<std::string> categories, std::uint64_t seed)
    : text_(std::move(text)), categories_(std::move(categories)), random_(seed) {
  const std::size_t model = text_.find("Model ", text_.find("</DataDictionary>"));
  const std::size_t first = text_.find("<Header>");
  const std::string_view view = text_;
  const Silent silent(view);
  for (std::size_t at = first; at < text_.size(); ++at) {
    if (!is_border(text_[at - 1]) || !belongs_to_number(text_[at])) continue;
    std::size_t end = at;
    while (belongs_to_number(text_[end])) ++end;
    double number = 0;
    if (!is_border(text_[end]) ||
        parse_double(view.substr(at, end - at), number) != NumberError::none)
      continue;
    const Span span{at, end - at};
    all_numbers_.push_back(span);
    if (at > model && !silent.holds(at)) model_numbers_.push_back(span);
    const std::string_view before = view.substr(at - 8, 8);
    if (before.ends_with(" score=\"") || before.ends_with("curacy=\"")) scores_.push_back(span);
    at = end;
  }
  for (std::size_t at = 0; (at = text_.find("ha256=\"", at)) != std::string::npos; ++at) {
    digests_.push_back({at + 7, 64});
  }
  digests_.push_back({text_.find("sha256:") + 7, 64});
  for (const std::string& category : categories_) {
    const std::string quoted = "\"" + category + "\"";
    for (std::size_t at = model; (at = text_.find(quoted, at)) != std::string::npos; ++at) {
      if (!silent.holds(at)) labels_.push_back({at + 1, category.size()});
    }
  }
  for (std::size_t at = 0; (at = text_.find("<row>", at)) != std::string::npos; ++at) {
    rows_.push_back({at, text_.find("</row>", at) + 6 - at});
  }
}

Tampering Tamperer::with(std::string kind, Span span, std::string after) const {
  Tampering result{std::move(kind), text_.substr(span.begin, span.size), std::move(after), text_,
                   std::numeric_limits<double>::infinity()};
  result.text.replace(span.begin, span.size, result.after);
  double before = 0;
  double now = 0;
  if (parse_double(result.before, before) == NumberError::none &&
      parse_double(result.after, now) == NumberError::none && before != 0) {
    result.relative = std::abs((now - before) / before);
  }
  return result;
}

std::optional<Tampering> Tamperer::change_digit(const std::vector<Span>& numbers,
                                                std::string kind) {
  if (numbers.empty()) return std::nullopt;
  const Span span = numbers[draw(numbers.size())];
  std::string after = text_.substr(span.begin, span.size);
  const std::size_t place = draw(after.size());
  if (!is_digit(after[place])) return std::nullopt;
  after[place] = static_cast<char>('0' + (after[place] - '0' + 1 + static_cast<int>(draw(9))) % 10);
  return with(std::move(kind), span, std::move(after));
}

std::optional<Tampering> Tamperer::change_sign() {
  if (model_numbers_.empty()) return std::nullopt;
  const Span span = model_numbers_[draw(model_numbers_.size())];
  const std::string before = text_.substr(span.begin, span.size);
  return with("sign", span, before.front() == '-' ? before.substr(1) : "-" + before);
}

std::optional<Tampering> Tamperer::swap_category() {
  if (labels_.empty()) return std::nullopt;
  const Span span = labels_[draw(labels_.size())];
  const std::string& after = categories_[draw(categories_.size())];
  if (after == text_.substr(span.begin, span.size)) return std::nullopt;
  return with("category", span, after);
}

Tampering Tamperer::remove_row() {
  return with("row", rows_[draw(rows_.size())], "");
}

std::optional<Tampering> Tamperer::change_digest() {
  const Span span = digests_[draw(digests_.size())];
  std::string after = text_.substr(span.begin, span.size);
  char& digit = after[draw(after.size())];
  const char other = "0123456789abcdef"[draw(16)];
  if (digit == other) return std::nullopt;
  digit = other;
  return with("digest", span, std::move(after));
}

// Of twenty changes seventeen are of the model.
std::optional<Tampering> Tamperer::attempt() {
  const std::size_t kind = draw(20);
  if (kind < 9) return change_digit(model_numbers_, "digit");
  if (kind < 12) return change_sign();
  if (kind < 16) return swap_category();
  if (kind == 16) return change_digit(all_numbers_, "digit");
  if (kind == 17) return change_digit(scores_, "score");
  if (kind == 18) return change_digest();
  return remove_row();
}

Tampering Tamperer::next() {
  while (true) {
    if (auto result = attempt()) return std::move(*result);
  }
}

}  // namespace pmml::archive
