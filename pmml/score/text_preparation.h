// How TextIndex prepares a text: normal forms, words, case.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/model/expression.h"
#include "pmml/score/regex.h"

namespace pmml::scoring {

/// Finds the words of a text. Immutable.
class Words {
 public:
  /// Between matches of the separator, without ASCII punctuation around; or, when `word` is not
  /// empty, the matches of that. Throws UnsupportedFeature for a pattern that is not understood.
  Words(const std::string& separator, const std::string& word, const Element& element);
  std::vector<std::string_view> of(std::string_view text) const;

 private:
  std::unique_ptr<const Regex> separator_;  ///< null: white space
  std::unique_ptr<const Regex> word_;
};

/// Sum of the Levenshtein distances of words in the same place, or nothing when it is above
/// `most`. Throws InvalidRecord for words too long to compare.
std::optional<std::size_t> distance_of(const std::string_view* a, const std::string_view* b,
                                       std::size_t words, std::size_t most);

/// The same preparation for a text and the term looked for in it. Immutable.
class TextPreparation {
 public:
  /// Stands before and after each word of a prepared text; never a byte of UTF-8.
  static constexpr char mark = '\xFF';

  /// Throws InvalidDocument or UnsupportedFeature for what cannot be carried out.
  explicit TextPreparation(const TextIndex& index);
  ~TextPreparation();
  TextPreparation(TextPreparation&& other) noexcept;

  /// Words between marks, empty without words; the text itself when it is not tokenized. Throws
  /// InvalidRecord when normalisation does not come to an end.
  std::string prepare(std::string_view text) const;

 private:
  class Normalization;

  std::vector<std::unique_ptr<const Normalization>> normalizations_;
  std::optional<Words> words_;
  bool case_sensitive_;
};

/// What tells preparations of texts apart.
std::string preparation_key(const TextIndex& index);

}  // namespace pmml::scoring
