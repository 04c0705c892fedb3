// Text of a report: our words and those of the file, kept apart until they are rendered.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pmml/report/limits.h"

namespace pmml::report {

/// A piece of text: our own words, words of the file, or a name or value of the file.
enum class Voice : std::uint8_t { ours, file, code };

struct Run {
  std::string text;
  Voice voice = Voice::ours;
};

/// One line of text. Runs of the file's voice hold no control or bidi character and are not longer
/// than their limit.
struct Text {
  std::vector<Run> runs;

  Text() = default;
  Text(std::string_view ours);  // NOLINT: our words are a text
  Text(const char* ours) : Text(std::string_view(ours)) {}
  Text(const std::string& ours) : Text(std::string_view(ours)) {}

  bool empty() const { return runs.empty(); }
  Text& operator+=(const Text& more);
};
Text operator+(Text left, const Text& right);

/// A name or value that the file supplies.
Text code(std::string_view text);
/// A fact that the file supplies, which may be longer.
Text value(std::string_view text);
/// A remark that the file supplies, which may be longer still.
Text remark(std::string_view text);
/// The text without mark-up, for labels.
std::string plain(const Text& text);

/// "1 row", "2 rows"; the plural adds an s or is the one given.
std::string counted(std::size_t n, std::string_view singular, std::string_view plural = {});
/// That many significant digits, without any locale.
std::string rounded(double value, int digits = 6);

}  // namespace pmml::report
