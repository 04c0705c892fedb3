// What is wrong with a caller's document or data: problems as values, collected in a report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pmml {

enum class Severity : std::uint8_t { note, warning, error };

/// Which referee speaks: the gate, the schema, vendor markup, the prose rules, numbers, or data.
enum class Layer : std::uint8_t { io, wellFormed, limit, schema, vendor, rule, value, data };

/// A place in a document; lines and columns start at 1, 0 means unknown. Columns count bytes.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

/// One finding. `id` is stable and listed in docs/errors.md; `path` is an XPath or a column name.
struct Problem {
  std::string id;
  Severity severity = Severity::error;
  Layer layer = Layer::schema;
  std::string file;
  Position where;
  std::string path;
  std::string found;
  std::string expected;
};

/// `file:line:column: error E-ID at PATH: found ..., expected ...`, control characters escaped.
std::string to_string(const Problem& problem);
std::string_view to_string(Severity severity);
std::string_view to_string(Layer layer);

/// File-supplied text made safe to print: control and bidi characters escaped, cut to `limit`
/// bytes.
std::string printable(std::string_view text, std::size_t limit = 300);

/// All problems of one operation, in the order found. Keeps at most `capacity`, counts all.
class Report {
 public:
  explicit Report(std::string file = {}, std::size_t capacity = 1000)
      : file_(std::move(file)), capacity_(capacity) {}

  /// Adds the problem; the report's file name is filled in when the problem names none.
  void add(Problem problem);
  void add(const Report& other);

  const std::vector<Problem>& problems() const { return problems_; }
  const std::string& file() const { return file_; }
  /// Number of errors added, including those beyond the capacity.
  std::size_t errors() const { return errors_; }
  /// Number of errors of one layer.
  std::size_t errors(Layer layer) const { return by_layer_[static_cast<std::size_t>(layer)]; }
  bool ok() const { return errors_ == 0; }
  bool empty() const { return total_ == 0; }
  std::size_t total() const { return total_; }

 private:
  std::string file_;
  std::size_t capacity_;
  std::vector<Problem> problems_;
  std::size_t errors_ = 0;
  std::size_t total_ = 0;
  std::size_t by_layer_[8] = {};
};

/// One problem per line.
std::string to_string(const Report& report);

/// Work cannot go on. Every error class of the library carries the report that says why.
class Error : public std::runtime_error {
 public:
  explicit Error(Report report);
  Error(std::string id, std::string found, std::string expected);
  const Report& report() const { return report_; }

 private:
  Report report_;
};

/// The document is not well-formed, not valid, or contradicts itself.
class InvalidDocument : public Error {
 public:
  using Error::Error;
};
/// The document is fine but asks for something this library does not do.
class UnsupportedFeature : public Error {
 public:
  using Error::Error;
};
/// Data handed in do not fit the model or the estimator.
class InvalidData : public Error {
 public:
  using Error::Error;
};
/// A file cannot be read or written.
class IoError : public Error {
 public:
  using Error::Error;
};

}  // namespace pmml
