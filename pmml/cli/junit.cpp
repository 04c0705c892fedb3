#include "pmml/cli/junit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pmml/data/utf8.h"
#include "pmml/io/xml_escape.h"

namespace pmml::cli {
namespace {

using archive::Outcome;
using archive::Promise;

constexpr std::size_t most_text = 2000;

bool fits_xml(std::string_view text) {
  return find_invalid_utf8(text) == std::string_view::npos &&
         text.find("\xEF\xBF\xBE") == std::string_view::npos &&
         text.find("\xEF\xBF\xBF") == std::string_view::npos;
}

// Text from files as the value of an attribute.
std::string attribute(std::string_view text) {
  std::string shown = printable(text, most_text);
  if (!fits_xml(shown)) {
    for (char& c : shown) c = static_cast<unsigned char>(c) < 0x80 ? c : '?';
  }
  std::string out;
  append_escaped_attribute(out, shown);
  return out;
}

/// Test cases with one heading.
struct Suite {
  std::string name;
  std::string cases = {};
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;

  void add(std::string_view name_of_case, std::string_view element, const std::string& message) {
    ++tests;
    cases +=
        fmt::format("    <testcase classname=\"{}\" name=\"{}\"", name, attribute(name_of_case));
    cases += element.empty()
                 ? "/>\n"
                 : fmt::format("><{} message=\"{}\"/></testcase>\n", element, attribute(message));
  }
  void fail(std::string_view name_of_case, const std::string& message) {
    ++failures;
    add(name_of_case, "failure", message);
  }
  void skip(std::string_view name_of_case, const std::string& message) {
    ++skipped;
    add(name_of_case, "skipped", message);
  }
  std::string text(const std::string& file) const {
    if (tests == 0) return {};
    return fmt::format(
        "  <testsuite name=\"{}: {}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n"
        "{}  </testsuite>\n",
        attribute(file), name, tests, failures, skipped, cases);
  }
};

Suite promises(const archive::Verification& verification) {
  Suite suite{"promises"};
  for (const Promise& promise : verification.verdict.promises) {
    const std::string title = promise.id + ": " + promise.sentence;
    if (promise.outcome == Outcome::matches) suite.add(title, {}, {});
    if (promise.outcome == Outcome::notChecked) suite.skip(title, promise.reason);
    if (promise.outcome != Outcome::differs) continue;
    suite.fail(title, fmt::format("stated {}, found {}; {} at {}", promise.stated, promise.found,
                                  promise.reason, promise.path));
  }
  if (verification.verdict.ok() && !verification.ok()) {
    suite.fail("scores", "nothing about scores could be checked");
  }
  return suite;
}

std::string wrong_cells(const VerificationResult& result, std::size_t row) {
  std::string text;
  for (const VerificationCell& cell : result.cells) {
    if (cell.row != row || cell.ok) continue;
    text += fmt::format("{}{}: expected {}, observed {}", text.empty() ? "" : "; ", cell.field,
                        cell.expected, cell.observed);
  }
  return text;
}

Suite rows(const archive::Verification& verification) {
  Suite suite{"verification rows"};
  if (!verification.rows) return suite;
  std::map<std::size_t, bool> good;
  for (const VerificationCell& cell : verification.rows->cells) {
    good.emplace(cell.row, true).first->second &= cell.ok;
  }
  for (const auto& [row, ok] : good) {
    const std::string title = fmt::format("row {}", row);
    ok ? suite.add(title, {}, {}) : suite.fail(title, wrong_cells(*verification.rows, row));
  }
  return suite;
}

}  // namespace

std::string junit(const archive::Verification& verification, const std::string& file) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" +
         promises(verification).text(file) + rows(verification).text(file) + "</testsuites>\n";
}

}  // namespace pmml::cli
