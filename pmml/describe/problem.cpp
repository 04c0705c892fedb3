#include "pmml/describe/problem.h"

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

// U+202A..U+202E and U+2066..U+2069 reorder text on a terminal; U+0080..U+009F are controls.
bool is_unsafe_sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) == 0xC2) return byte(1) >= 0x80 && byte(1) <= 0x9F;
  if (byte(0) != 0xE2) return false;
  return (byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
         (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
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
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool boundary = (c & 0xC0) != 0x80;
    if (boundary && out.size() >= limit) return out + "...";
    if (c < 0x20 || c == 0x7F || is_unsafe_sequence(text, i)) {
      append_escaped_byte(out, c);
    } else {
      out += static_cast<char>(c);
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
