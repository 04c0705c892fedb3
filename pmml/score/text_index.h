// TextIndex (checklist 5.1): how often a term occurs in a text.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "pmml/score/expression.h"
#include "pmml/score/text_preparation.h"

namespace pmml::scoring {

/// The texts that are prepared once for all expressions that look for terms in them.
struct PreparedTexts {
  std::map<std::string, std::shared_ptr<const TextPreparation>> preparations;
  std::map<std::pair<std::string, Slot>, Slot> texts;
};

/// Throws InvalidDocument or UnsupportedFeature with the place of the element.
ExprPtr compile_text_index(const TextIndex& index, Scope& scope);

}  // namespace pmml::scoring
