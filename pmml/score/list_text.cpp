#include "pmml/score/list_text.h"

namespace pmml::scoring {

namespace {

std::string quoted(const std::string& value) {
  if (!value.empty() && value.find_first_of(" \t\r\n\"") == std::string::npos) return value;
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"') text += '\\';
    text += c;
  }
  return text + '"';
}

}  // namespace

std::string list_text(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) {
    if (!text.empty()) text += ' ';
    text += quoted(value);
  }
  return text;
}

}  // namespace pmml::scoring
