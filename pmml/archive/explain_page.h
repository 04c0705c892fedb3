// Text in lines of limited width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pmml::archive {

/// Text from a document, safe to print; its blanks stay where they are.
std::string kept_text(std::string_view text);
/// A field name in square brackets.
std::string field_text(std::string_view name);
/// A value as it is written: numbers as they are, other texts in double quotes.
std::string value_text(std::string_view value);

class TextPage {
 public:
  void heading(std::string_view title);
  /// An entry of a list: its first line is indented by `indent`, further ones by two more.
  void line(std::size_t indent, std::string_view text) { wrap(indent, indent + 2, text); }
  /// A text with paragraphs that empty lines separate.
  void text(std::string_view text);
  void blank() { page_ += '\n'; }

  const std::string& page() const { return page_; }

 private:
  void wrap(std::size_t first, std::size_t further, std::string_view text);

  std::string page_;
};

}  // namespace pmml::archive
