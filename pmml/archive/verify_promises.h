// The promises of a document while they are being looked at.
#pragma once

#include <string>
#include <string_view>

#include "pmml/archive/promise.h"
#include "pmml/describe/problem.h"

namespace pmml::archive {

/// Scores that differ by no more are the same; of greater numbers than 1 it is the relative
/// difference.
constexpr double score_tolerance = 1e-9;
bool same_score(double a, double b);

/// "1 row", "2 rows".
std::string counted(std::size_t count, const std::string& what);

/// Collects promises under the ids that verify.h lists.
class Promises {
 public:
  void match(std::string_view id, std::string stated, std::string path = {});
  void differ(std::string_view id, std::string stated, std::string found, std::string reason,
              std::string path = {});
  void skip(std::string_view id, std::string reason);
  /// match or differ, whether the two are equal.
  void compare(std::string_view id, std::string stated, std::string found, std::string reason,
               std::string path = {});

  /// Runs a stage that speaks about `id`. What it throws becomes its outcome: not checked for what
  /// is not supported, differs for everything else.
  template <class Stage>
  void attempt(std::string_view id, Report& report, Stage stage) {
    try {
      stage();
    } catch (const UnsupportedFeature& error) {
      skip(id, words(error, report));
    } catch (const Error& error) {
      differ(id, {}, {}, words(error, report));
    }
  }

  bool has(std::string_view id) const;
  /// All promises in the order of verify.h; those not yet spoken of are not checked for `reason`.
  Verdict finish(const std::string& reason) &&;

 private:
  void add(std::string_view id, Outcome outcome, Promise promise);
  static std::string words(const Error& error, Report& report);

  std::vector<Promise> promises_;
};

}  // namespace pmml::archive
