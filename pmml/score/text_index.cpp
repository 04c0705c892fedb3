#include "pmml/score/text_index.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pmml/score/fail.h"

namespace pmml::scoring {

namespace {

using PreparationPtr = std::shared_ptr<const TextPreparation>;

/// A text, prepared.
class PreparedText : public Expr {
 public:
  PreparedText(ExprPtr text, PreparationPtr preparation)
      : Expr(DataType::string), text_(std::move(text)), preparation_(std::move(preparation)) {}
  double eval(Row& row) const override {
    const double text = text_->eval(row);
    if (is_missing(text)) return missing;
    return row.pool().code(preparation_->prepare(row.pool().text(text)));
  }

 private:
  ExprPtr text_;
  PreparationPtr preparation_;
};

/// Occurrences that may overlap, in time proportional to the lengths (Knuth, Morris, Pratt).
std::size_t occurrences(std::string_view text, std::string_view term) {
  std::vector<std::size_t> border(term.size() + 1, 0);
  for (std::size_t i = 1, k = 0; i < term.size(); ++i) {
    while (k > 0 && term[i] != term[k]) k = border[k];
    if (term[i] == term[k]) ++k;
    border[i + 1] = k;
  }
  std::size_t count = 0;
  std::size_t matched = 0;
  for (const char c : text) {
    while (matched > 0 && (matched == term.size() || c != term[matched])) matched = border[matched];
    if (c == term[matched]) ++matched;
    if (matched == term.size()) ++count;
  }
  return count;
}

std::size_t short_occurrences(std::string_view text, std::string_view term) {
  std::size_t count = 0;
  for (std::size_t at = text.find(term); at != std::string_view::npos; at = text.find(term, at + 1))
    ++count;
  return count;
}

/// How the hits of a term are counted.
struct Counting {
  std::size_t most_distance;
  bool best_only;

  double count(std::string_view text, std::string_view term) const {
    if (term.empty()) return 0;
    return most_distance > 0 ? count_similar(words_of(text), words_of(term))
                             : count_term(text, term);
  }

 private:
  double count_similar(const std::vector<std::string_view>& text,
                       const std::vector<std::string_view>& term) const {
    std::size_t hits = 0;
    std::size_t least = most_distance;
    for (std::size_t i = 0; i + term.size() <= text.size(); ++i) {
      const auto distance = distance_of(&text[i], term.data(), term.size(), least);
      if (!distance) continue;
      if (best_only && *distance < least) {
        least = *distance;
        hits = 0;
      }
      ++hits;
    }
    return static_cast<double>(hits);
  }
};

double most_frequent_word(std::string_view text) {
  std::unordered_map<std::string_view, std::size_t> counts;
  std::size_t most = 0;
  for (const std::string_view word : words_of(text)) most = std::max(most, ++counts[word]);
  return static_cast<double>(most);
}

class TermCount : public Expr {
 public:
  TermCount(DataType result, ExprPtr text, ExprPtr term, Counting counting,
            LocalTermWeights weights)
      : Expr(result),
        text_(std::move(text)),
        term_(std::move(term)),
        counting_(counting),
        weights_(weights) {}

  double eval(Row& row) const override {
    const double text = text_->eval(row);
    const double term = term_->eval(row);
    if (is_missing(text) || is_missing(term)) return missing;
    const std::string_view marked = row.pool().text(text);
    const double frequency = counting_.count(marked, row.pool().text(term));
    const bool relative = weights_ == LocalTermWeights::augmentedNormalizedTermFrequency;
    return weighted(weights_, frequency, relative ? most_frequent_word(marked) : 0);
  }

 private:
  ExprPtr text_;  ///< prepared
  ExprPtr term_;  ///< prepared
  Counting counting_;
  LocalTermWeights weights_;
};

class TextIndexCompiler {
 public:
  TextIndexCompiler(const TextIndex& index, Scope& scope)
      : index_(index), scope_(scope), compilation_(scope.compilation) {
    if (!compilation_.prepared_texts)
      compilation_.prepared_texts = std::make_shared<PreparedTexts>();
  }

  ExprPtr compile() {
    if (index_.maxLevenshteinDistance < 0)
      fail_invalid("E-VALUE", index_.where, "TextIndex/@maxLevenshteinDistance",
                   std::to_string(index_.maxLevenshteinDistance), "0 or more");
    if (!index_.tokenize) refuse_without_words();
    ExprPtr term = prepared_term();
    ExprPtr text = prepared_text();
    const bool counts = index_.localTermWeights == LocalTermWeights::termFrequency ||
                        index_.localTermWeights == LocalTermWeights::binary;
    return std::make_unique<TermCount>(
        counts ? DataType::integer : DataType::double_, std::move(text), std::move(term),
        Counting{static_cast<std::size_t>(index_.maxLevenshteinDistance),
                 index_.countHits == CountHits::bestHits},
        index_.localTermWeights);
  }

 private:
  void refuse_without_words() const {
    if (index_.maxLevenshteinDistance > 0)
      fail_unsupported(index_.where, "TextIndex/@maxLevenshteinDistance",
                       std::to_string(index_.maxLevenshteinDistance) + " without words",
                       "0, or tokenize");
    if (index_.localTermWeights == LocalTermWeights::augmentedNormalizedTermFrequency)
      fail_unsupported(index_.where, "TextIndex/@localTermWeights",
                       "augmentedNormalizedTermFrequency without words", "other weights");
  }

  PreparationPtr preparation() {
    auto& known = compilation_.prepared_texts->preparations[preparation_key(index_)];
    if (!known) known = std::make_shared<const TextPreparation>(index_);
    return known;
  }

  ExprPtr as_text(ExprPtr expr) {
    return convert_to(std::move(expr), DataType::string, compilation_.program.pool, "TextIndex");
  }

  ExprPtr prepared_term() {
    ExprPtr term = as_text(compile_expression(index_.expression, scope_, DataType::string));
    const auto constant = constant_value(*term);
    if (!constant) return std::make_unique<PreparedText>(std::move(term), preparation());
    if (is_missing(*constant)) return term;
    StringPool& pool = compilation_.program.pool;
    try {
      return make_constant(pool.code(preparation()->prepare(pool.text(*constant))),
                           DataType::string);
    } catch (const InvalidRecord& invalid) {
      fail_unsupported(index_.where, invalid.field, invalid.found, invalid.expected);
    }
  }

  /// The text of a field that is computed once for a record is prepared once, too.
  ExprPtr prepared_text() {
    const Field field = scope_.field(index_.textField, index_.where);
    Program& program = compilation_.program;
    auto text = std::make_unique<PreparedText>(as_text(make_reference(field)), preparation());
    if (program.slots[field.slot] == nullptr) return text;
    const auto [place, added] = compilation_.prepared_texts->texts.try_emplace(
        {preparation_key(index_), field.slot}, Slot{0});
    if (added) place->second = program.add_slot(std::move(text));
    Field prepared;
    prepared.slot = place->second;
    prepared.type = DataType::string;
    return make_reference(prepared);
  }

  const TextIndex& index_;
  Scope& scope_;
  Compilation& compilation_;
};

}  // namespace

std::vector<std::string_view> words_of(std::string_view marked) {
  std::vector<std::string_view> words;
  for (std::size_t at = 1; at < marked.size();) {
    const std::size_t end = marked.find(TextPreparation::mark, at);
    words.push_back(marked.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

double count_term(std::string_view text, std::string_view term) {
  if (term.empty()) return 0;
  constexpr std::size_t is_short = 64;
  return static_cast<double>(term.size() <= is_short ? short_occurrences(text, term)
                                                     : occurrences(text, term));
}

double weighted(LocalTermWeights weights, double frequency, double most_frequent) {
  switch (weights) {
    case LocalTermWeights::binary:
      return frequency > 0 ? 1 : 0;
    case LocalTermWeights::logarithmic:
      return std::log10(1 + frequency);
    case LocalTermWeights::augmentedNormalizedTermFrequency:
      return frequency > 0 ? 0.5 * (1 + frequency / most_frequent) : 0;
    default:
      return frequency;
  }
}

ExprPtr compile_text_index(const TextIndex& index, Scope& scope) {
  return TextIndexCompiler(index, scope).compile();
}

}  // namespace pmml::scoring
