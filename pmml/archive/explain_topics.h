// The rules of scoring in plain words: one table of constructs and their texts.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace pmml::archive {

/// What is said when a document has one of the elements (names separated by blanks). The text
/// belongs to all of them: line breaks in it mean nothing, an empty line begins a paragraph.
struct Topic {
  std::string_view title;
  std::string_view elements;
  std::string_view text;
};

/// What is said when one of the elements has that value of the attribute; it is told with the topic
/// of the first one.
struct ValueText {
  std::string_view elements;
  std::string_view attribute;
  std::string_view value;
  std::string_view text;
};

/// A built-in function with its definition.
struct FunctionText {
  std::string_view name;
  std::string_view text;
};

std::span<const Topic> field_topics();
std::span<const ValueText> field_values();
std::span<const Topic> model_topics();
std::span<const ValueText> model_values();
std::span<const Topic> other_model_topics();
std::span<const ValueText> other_model_values();
std::span<const Topic> series_topics();
std::span<const ValueText> series_values();

/// The tables above in the order in which they are told.
std::vector<Topic> all_topics();
std::vector<ValueText> all_value_texts();

std::span<const FunctionText> function_texts();

/// Whether the name is one of a list separated by blanks.
bool is_listed(std::string_view name, std::string_view list);

/// Whether a text exists for the element.
bool has_explanation(std::string_view element);
/// Elements that hold nothing that a result depends on: they and what they hold have no text.
bool is_unscored(std::string_view element);

}  // namespace pmml::archive
