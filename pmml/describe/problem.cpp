#include "pmml/describe/problem.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pmml {
namespace {

constexpr std::array<std::string_view, 3> severity_names = {"note", "warning", "error"};
constexpr std::array<std::string_view, 8> layer_names = {"io",     "well-formed", "limit", "schema",
                                                         "vendor", "rule",        "value", "data"};

void append_escaped_byte(std::string& out, unsigned char c) {
  static constexpr char digits[] = "0123456789abcdef";
  out += "\\x";
  out += digits[c >> 4];
  out += digits[c & 15];
}

// Bytes of the character there when it must not reach a terminal, else 0: controls, which take two
// bytes from U+0080 to U+009F, and the characters that reorder text: U+061C, U+200E, U+200F,
// U+202A..U+202E, U+2066..U+2069.
std::size_t unsafe_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2) return byte(1) >= 0x80 && byte(1) <= 0x9F ? 2 : 0;
  if (byte(0) == 0xD8) return byte(1) == 0x9C ? 2 : 0;
  if (byte(0) != 0xE2) return 0;
  const bool reorders = (byte(1) == 0x80 && ((byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                                             byte(2) == 0x8E || byte(2) == 0x8F)) ||
                        (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
  return reorders ? 3 : 0;
}

Report single(std::string id, std::string found, std::string expected) {
  Report report;
  Problem problem;
  problem.id = std::move(id);
  problem.layer = Layer::data;
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  report.add(std::move(problem));
  return report;
}

}  // namespace

std::string_view to_string(Severity severity) {
  return severity_names[static_cast<std::size_t>(severity)];
}

std::string_view to_string(Layer layer) {
  return layer_names[static_cast<std::size_t>(layer)];
}

std::string printable(std::string_view text, std::size_t limit) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool boundary = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (boundary && out.size() >= limit) return out + "...";
    const std::size_t unsafe = unsafe_length(text, i);
    const std::size_t end = i + std::max<std::size_t>(unsafe, 1);
    for (; i < end; ++i) {
      unsafe > 0 ? append_escaped_byte(out, static_cast<unsigned char>(text[i]))
                 : out.push_back(text[i]);
    }
  }
  return out;
}

std::string to_string(const Problem& problem) {
  std::string out;
  if (!problem.file.empty()) out += printable(problem.file) + ":";
  if (problem.where.line != 0) {
    out += std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + ":";
  }
  if (!out.empty()) out += " ";
  out += std::string(to_string(problem.severity)) + " " + problem.id;
  if (!problem.path.empty()) out += " at " + printable(problem.path);
  if (!problem.found.empty()) out += ": found " + printable(problem.found);
  if (!problem.expected.empty()) out += ", expected " + printable(problem.expected);
  return out;
}

void Report::add(Problem problem) {
  if (problem.file.empty()) problem.file = file_;
  ++total_;
  if (problem.severity == Severity::error) {
    ++errors_;
    ++by_layer_[static_cast<std::size_t>(problem.layer)];
  }
  if (problems_.size() < capacity_) problems_.push_back(std::move(problem));
}

void Report::add(const Report& other) {
  for (const Problem& problem : other.problems()) add(problem);
  total_ += other.total_ - other.problems_.size();
  std::size_t kept_errors = 0;
  for (const Problem& problem : other.problems()) {
    kept_errors += problem.severity == Severity::error ? 1U : 0U;
  }
  errors_ += other.errors_ - kept_errors;
}

std::string to_string(const Report& report) {
  std::string out;
  for (const Problem& problem : report.problems()) out += to_string(problem) + "\n";
  if (report.total() > report.problems().size()) {
    out += std::to_string(report.total() - report.problems().size()) + " more problems\n";
  }
  return out;
}

Error::Error(Report report)
    : std::runtime_error(report.problems().empty() ? "error"
                                                   : to_string(report.problems().front())),
      report_(std::move(report)) {}

Error::Error(std::string id, std::string found, std::string expected)
    : Error(single(std::move(id), std::move(found), std::move(expected))) {}

}  // namespace pmml
