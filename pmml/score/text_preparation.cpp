#include "pmml/score/text_preparation.h"

#include <algorithm>
#include <cstdint>

#include "pmml/score/fail.h"
#include "pmml/score/letter_case.h"
#include "pmml/score/row.h"
#include "pmml/score/table.h"

namespace pmml::scoring {

namespace {

constexpr std::size_t longest_text = 1 << 20;
constexpr std::size_t most_text_work = 1 << 30;
constexpr std::size_t most_rule_cells = 10'000'000;

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

std::string_view without_punctuation(std::string_view word) {
  while (!word.empty() && is_punctuation(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_punctuation(word.back())) word.remove_suffix(1);
  return word;
}

std::vector<std::string_view> split_at_blanks(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::unique_ptr<const Regex> make_regex(const std::string& pattern, bool case_sensitive,
                                        const Element& element, const char* path) {
  auto regex = std::make_unique<const Regex>(pattern, case_sensitive);
  if (!regex->error().empty())
    fail_unsupported(element.where, path, "regular expression " + pattern + ": " + regex->error(),
                     "a regular expression without look-around or back-references");
  return regex;
}

/// JPMML's attribute for what a word is, as scikit-learn has it.
std::string word_pattern(const TextIndex& index) {
  if (!index.extras) return {};
  for (const KeptAttribute& attribute : index.extras->attributes) {
    if (attribute.name != "x-wordRE") continue;
    const std::string_view unicode = "(?u)";
    const std::string& pattern = attribute.value;
    return pattern.starts_with(unicode) ? pattern.substr(unicode.size()) : pattern;
  }
  return {};
}

/// Distance of two words, or `most` + 1 when it is larger: only cells near the diagonal count.
std::size_t word_distance(std::u32string_view a, std::u32string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  const std::size_t beyond = most + 1;
  if (b.size() - a.size() > most) return beyond;
  if ((a.size() + 1) * std::min(b.size(), 2 * most + 1) > most_rule_cells)
    throw InvalidRecord{"TextIndex", "words of more than 3000 letters", "shorter words"};
  std::vector<std::size_t> line(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) line[j] = std::min(j, beyond);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t from = i > most ? i - most : 1;
    const std::size_t to = std::min(b.size(), i + most);
    std::size_t diagonal = line[from - 1];
    line[from - 1] = from == 1 ? std::min(i, beyond) : beyond;
    for (std::size_t j = from; j <= to; ++j) {
      const std::size_t above = j < i + most ? line[j] : beyond;
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = line[j];
      line[j] = std::min({changed, above + 1, line[j - 1] + 1, beyond});
    }
  }
  return line[b.size()];
}

}  // namespace

Words::Words(const std::string& separator, const std::string& word, const Element& element) {
  if (!word.empty()) {
    word_ = make_regex(word, true, element, "TextIndex/@x-wordRE");
  } else if (separator != "\\s+") {
    separator_ = make_regex(separator, true, element, "TextIndex/@wordSeparatorCharacterRE");
  }
}

std::vector<std::string_view> Words::of(std::string_view text) const {
  if (word_) return word_->matches(text);
  std::vector<std::string_view> words;
  for (const std::string_view part : separator_ ? separator_->split(text) : split_at_blanks(text)) {
    const std::string_view word = without_punctuation(part);
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::optional<std::size_t> distance_of(const std::string_view* a, const std::string_view* b,
                                       std::size_t words, std::size_t most) {
  std::size_t total = 0;
  for (std::size_t i = 0; i < words; ++i) {
    if (a[i] == b[i]) continue;
    if (most == 0) return std::nullopt;
    total += word_distance(decode(a[i]), decode(b[i]), most - total);
    if (total > most) return std::nullopt;
  }
  return total;
}

/// One TextIndexNormalization: the rows of its table, applied one after the other.
class TextPreparation::Normalization {
 public:
  Normalization(const TextIndexNormalization& element, const TextIndex& index)
      : recursive_(element.recursive),
        case_sensitive_(element.isCaseSensitive.value_or(index.isCaseSensitive)),
        most_distance_(static_cast<std::size_t>(std::max<std::int64_t>(
            0, element.maxLevenshteinDistance.value_or(index.maxLevenshteinDistance)))) {
    if (element.tokenize.value_or(index.tokenize))
      words_.emplace(element.wordSeparatorCharacterRE.value_or(index.wordSeparatorCharacterRE),
                     word_pattern(index), element);
    if (std::holds_alternative<Box<TableLocator>>(element.table))
      fail_unsupported(element.where, "TextIndexNormalization/TableLocator",
                       "a table outside the document", "an InlineTable");
    const auto* table = std::get_if<Box<InlineTable>>(&element.table);
    if (table == nullptr) return;
    for (const row& record : (*table)->rows) rules_.push_back(make_rule(record, element));
  }

  std::string apply(std::string text, std::size_t& work) const {
    while (true) {
      std::string before = recursive_ ? text : std::string();
      for (const Rule& rule : rules_) {
        work += text.size() + 64;
        if (work > most_text_work || text.size() > longest_text)
          throw InvalidRecord{"TextIndexNormalization", "a text that grows or changes forever",
                              "a text that comes to rest"};
        text = rule.regex ? rule.regex->replaced(text, rule.replacement)
                          : with_words_replaced(text, rule);
      }
      if (!recursive_ || before == text) return text;
    }
  }

 private:
  struct Rule {
    std::unique_ptr<const Regex> regex;  ///< null: words are replaced
    Replacement replacement;
    std::vector<std::string> words;
    std::string stem;
  };

  static const std::string& cell(const row& record, const std::string& column) {
    const Cell* found = find_cell(record, column);
    if (found == nullptr)
      fail_invalid("E-ABSENT", record.where, "TextIndexNormalization", "a row without " + column,
                   "a cell " + column);
    return found->value;
  }

  Rule make_rule(const row& record, const TextIndexNormalization& element) const {
    Rule rule;
    const std::string& from = cell(record, element.inField);
    rule.stem = cell(record, element.outField);
    const Cell* flag = find_cell(record, element.regexField);
    if (flag != nullptr && (to_lower(flag->value) == "true" || flag->value == "1")) {
      rule.regex = make_regex(from, case_sensitive_, element, "TextIndexNormalization");
      const auto replacement = Replacement::parse(rule.stem, rule.regex->groups());
      if (!replacement)
        fail_unsupported(record.where, "TextIndexNormalization", "replacement " + rule.stem,
                         "text with groups as $1");
      rule.replacement = *replacement;
    } else if (words_) {
      for (const std::string_view word : words_->of(from))
        rule.words.push_back(case_sensitive_ ? std::string(word) : to_lower(word));
    } else {
      if (most_distance_ > 0)
        fail_unsupported(element.where, "TextIndexNormalization/@maxLevenshteinDistance",
                         std::to_string(most_distance_) + " without words", "0, or tokenize");
      rule.regex = make_regex(quoted(from), case_sensitive_, element, "TextIndexNormalization");
      rule.replacement = Replacement::literal(rule.stem);
    }
    return rule;
  }

  /// The text with each run of words that are those of the rule replaced, from left to right.
  std::string with_words_replaced(const std::string& text, const Rule& rule) const {
    if (rule.words.empty()) return text;
    const std::vector<std::string_view> places = words_->of(text);
    std::vector<std::string> lowered;
    std::vector<std::string_view> words = places;
    if (!case_sensitive_) {
      for (const std::string_view place : places) lowered.push_back(to_lower(place));
      words.assign(lowered.begin(), lowered.end());
    }
    const std::vector<std::string_view> wanted(rule.words.begin(), rule.words.end());
    std::string result;
    const char* copied = text.data();
    for (std::size_t i = 0; i + wanted.size() <= words.size();) {
      if (!distance_of(&words[i], wanted.data(), wanted.size(), most_distance_)) {
        ++i;
        continue;
      }
      result.append(copied, places[i].data()).append(rule.stem);
      i += wanted.size();
      copied = places[i - 1].data() + places[i - 1].size();
    }
    return result.append(copied, text.data() + text.size());
  }

  bool recursive_;
  bool case_sensitive_;
  std::size_t most_distance_;
  std::optional<Words> words_;
  std::vector<Rule> rules_;
};

TextPreparation::TextPreparation(const TextIndex& index) : case_sensitive_(index.isCaseSensitive) {
  for (const TextIndexNormalization& normalization : index.textIndexNormalizations)
    normalizations_.push_back(std::make_unique<const Normalization>(normalization, index));
  if (index.tokenize) words_.emplace(index.wordSeparatorCharacterRE, word_pattern(index), index);
}

TextPreparation::~TextPreparation() = default;
TextPreparation::TextPreparation(TextPreparation&& other) noexcept = default;

std::string TextPreparation::prepare(std::string_view text) const {
  std::string normal(text);
  std::size_t work = 0;
  for (const auto& normalization : normalizations_)
    normal = normalization->apply(std::move(normal), work);
  if (!case_sensitive_) normal = to_lower(normal);
  if (!words_) return normal;
  std::string marked;
  for (const std::string_view word : words_->of(normal)) (marked += mark) += word;
  if (!marked.empty()) marked += mark;
  return marked;
}

std::string preparation_key(const TextIndex& index) {
  std::string key = index.isCaseSensitive ? "C" : "c";
  key += index.tokenize ? 'T' : 't';
  key += index.wordSeparatorCharacterRE + TextPreparation::mark + word_pattern(index);
  if (index.textIndexNormalizations.empty()) return key;
  const auto tables = reinterpret_cast<std::uintptr_t>(&index);
  return key + TextPreparation::mark + std::to_string(tables);
}

}  // namespace pmml::scoring
