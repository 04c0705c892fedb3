// Described elements as JSON objects.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "pmml/describe/element_description.h"

namespace pmml::archive {

/// Fills an element from an object whose keys are its attributes and children; an element of text
/// is a string, several of a kind are an array. `path` is the JSON pointer of the object. Adds
/// E-FACT-UNKNOWN and E-FACT-VALUE.
void read_json(const nlohmann::ordered_json& object, const ElementDescription& description,
               void* element, const std::string& path, Report& report);

Problem json_problem(std::string id, std::string path, std::string found, std::string expected);

}  // namespace pmml::archive
