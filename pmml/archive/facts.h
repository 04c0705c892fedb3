// What only people can say of a model, read from a file beside the data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/archive/provenance.h"

namespace pmml::archive {

/// What a field means.
struct FieldFacts {
  std::string name;
  std::optional<std::string> displayName;
  std::optional<std::string> unit;  ///< a UCUM code such as mm, kg or 1
  std::optional<std::string> description;
};

/// Everything that is stated of a model before it is archived.
struct Facts {
  std::optional<std::string> description;
  std::optional<std::string> modelVersion;
  Provenance provenance;
  std::vector<FieldFacts> fields;
};

/// Reads a JSON object: description, modelVersion, the attributes and children of provenance by
/// their names (an element of text is a string, several of a kind are an array), and fields, an
/// object of objects by field name. All problems are added with their JSON pointers as paths:
/// E-FACTS-JSON, E-FACT-UNKNOWN, E-FACT-VALUE. False when there were any.
bool read_facts(std::string_view json, Facts& facts, Report& report);

/// Reads a file of facts; throws IoError, or InvalidData with all problems.
Facts load_facts(const std::string& path);

}  // namespace pmml::archive
