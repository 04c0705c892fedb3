// What a verb says: text for a person or one JSON object for a program, and the exit code.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "pmml/describe/problem.h"

namespace pmml::cli {

/// Exit codes of the command.
enum ExitCode { fine = 0, findings = 1, usage = 2, io_failure = 3 };

/// Standard output and error of one run. Colours appear only on a terminal.
class Console {
 public:
  explicit Console(bool json);

  bool json() const { return json_; }
  /// A line for a person; nothing in JSON mode.
  void line(std::string_view text) const;
  /// A line that names good or bad news, coloured on a terminal.
  void verdict(bool good, std::string_view text) const;
  /// The problems, one per line; nothing in JSON mode, where they are part of the result.
  void problems(const Report& report) const;
  /// The whole result in JSON mode; nothing otherwise.
  void result(const nlohmann::ordered_json& value) const;
  /// Bytes to standard output as they are.
  void raw(std::string_view bytes) const;

 private:
  bool json_;
  bool colours_;
};

/// The problems of a report as a JSON array.
nlohmann::ordered_json to_json(const Report& report);

/// Shows on a terminal that work goes on, from its second second to the end of the object's life.
class Progress {
 public:
  explicit Progress(std::string label);
  ~Progress();
  /// How much is done, 0 to 1; without it only the time is shown.
  void update(double fraction);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pmml::cli
