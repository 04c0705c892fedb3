// TextIndex (checklist 5.1): how often a term occurs in a text.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pmml/score/expression.h"
#include "pmml/score/text_preparation.h"

namespace pmml::scoring {

/// The texts that are prepared once for all expressions that look for terms in them.
struct PreparedTexts {
  std::map<std::string, std::shared_ptr<const TextPreparation>> preparations;
  std::map<std::pair<std::string, Slot>, Slot> texts;
};

/// How often a prepared term occurs in a prepared text.
double count_term(std::string_view text, std::string_view term);
/// The words of a prepared text.
std::vector<std::string_view> words_of(std::string_view marked);
/// `frequency` as the weights say; `most_frequent` is that of the most frequent term.
double weighted(LocalTermWeights weights, double frequency, double most_frequent);

/// Throws InvalidDocument or UnsupportedFeature with the place of the element.
ExprPtr compile_text_index(const TextIndex& index, Scope& scope);

}  // namespace pmml::scoring
