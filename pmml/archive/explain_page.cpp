#include "pmml/archive/explain_page.h"

#include <algorithm>

#include "pmml/describe/numbers.h"
#include "pmml/describe/problem.h"

namespace pmml::archive {
namespace {

constexpr std::size_t page_width = 100;
constexpr std::size_t longest_kept_text = 1000;
constexpr char kept_blank = '\x01';

std::size_t columns_of(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view next_word(std::string_view& text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \n"), text.size());
  text.remove_prefix(begin);
  const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

}  // namespace

std::string kept_text(std::string_view text) {
  std::string safe = printable(text, longest_kept_text);
  std::ranges::replace(safe, ' ', kept_blank);
  return safe;
}

std::string field_text(std::string_view name) {
  return "[" + kept_text(name) + "]";
}

std::string value_text(std::string_view value) {
  double number = 0;
  if (parse_double(value, number) == NumberError::none) return kept_text(value);
  return "\"" + kept_text(value) + "\"";
}

void TextPage::heading(std::string_view title) {
  if (!page_.empty()) page_ += '\n';
  page_.append(title).append("\n").append(title.size(), '-').append("\n\n");
}

void TextPage::wrap(std::size_t first, std::size_t further, std::string_view text) {
  std::string current(first, ' ');
  std::size_t width = first;
  bool empty = true;
  for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
    const std::size_t length = columns_of(word);
    if (!empty && width + 1 + length > page_width) {
      page_ += current + '\n';
      current.assign(further, ' ');
      width = further;
      empty = true;
    }
    if (!empty) current += ' ';
    width += length + (empty ? 0 : 1);
    current += word;
    empty = false;
  }
  page_ += current + '\n';
  std::ranges::replace(page_.end() - static_cast<std::ptrdiff_t>(current.size() + 1), page_.end(),
                       kept_blank, ' ');
}

void TextPage::text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    wrap(0, 0, text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
    if (!text.empty()) blank();
  }
}

}  // namespace pmml::archive
