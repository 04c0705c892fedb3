// What an archived document promises, and whether it holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pmml::archive {

enum class Outcome : std::uint8_t { matches, differs, notChecked };

/// One promise of a document after it was looked at.
struct Promise {
  std::string id;        ///< stable: "seal", "training-score" and the like
  std::string sentence;  ///< what is promised, in plain words
  Outcome outcome = Outcome::notChecked;
  std::string stated;  ///< what the document says
  std::string found;   ///< what was found
  std::string reason;  ///< why it was not checked, or in what it differs
  std::string path;    ///< XPath of what is promised, where there is one
};

/// All promises in the order in which they were looked at.
struct Verdict {
  std::vector<Promise> promises;
  /// Whether nothing differs.
  bool ok() const;
};

/// "match", "differs", "not checked".
std::string_view to_string(Outcome outcome);

}  // namespace pmml::archive
