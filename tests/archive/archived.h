// Archived models of the sample data, made as `pmml fit` makes them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pmml/archive/verify.h"
#include "pmml/model/document.h"

namespace pmml::archive {

struct Recipe {
  std::string estimator;
  std::string data;  ///< a file of samples/data
  std::string target;
  bool shuffle = true;  ///< of the cross-validation
  std::vector<std::pair<std::string, std::string>> settings = {};
};

std::string sample_data(const std::string& name);

/// The sealed document, with the digest of `source` when one is given.
Document archived_model(const Recipe& recipe, const std::string& source = {});

/// Writes the file in a folder of the tests' own and gives its path.
std::string put_file(const std::string& name, const std::string& bytes);
/// The canonical text of the document in such a file.
std::string put_document(const std::string& name, const Document& document);

/// The promise of that id that differs, else the first of that id; it must be there.
const Promise& promise_of(const Verification& verification, std::string_view id);

}  // namespace pmml::archive
