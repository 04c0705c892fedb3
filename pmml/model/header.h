// The header of a document and what it is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/model/fwd.h"

namespace pmml {

/// Tells where the document comes from: copyright, description, producing program and time of
/// creation.
struct Header : Element {
  static constexpr std::string_view element_name = "Header";

  std::optional<std::string> copyright;
  std::optional<std::string> description;
  std::optional<std::string> modelVersion;
  Box<Application> application;
  std::vector<Annotation> annotations;
  Box<Timestamp> timestamp;

  static void describe(Description<Header>& d);
};

/// Keeps notes on how the model was built, which scoring never reads.
struct MiningBuildTask : Element {
  static constexpr std::string_view element_name = "MiningBuildTask";

  static void describe(Description<MiningBuildTask>& d);
};

/// Carries content private to one vendor, which other programs may skip without changing any
/// result.
struct Extension : Element {
  static constexpr std::string_view element_name = "Extension";

  std::optional<std::string> extender;
  std::optional<std::string> name;
  std::optional<std::string> value;
  std::string content;  ///< the XML text inside, byte for byte

  static void describe(Description<Extension>& d);
};

/// Names the program that wrote the document.
struct Application : Element {
  static constexpr std::string_view element_name = "Application";

  std::string name;
  std::optional<std::string> version;

  static void describe(Description<Application>& d);
};

/// Holds a free text remark, for instance an entry of the change history.
struct Annotation : Element {
  static constexpr std::string_view element_name = "Annotation";

  std::string text;

  static void describe(Description<Annotation>& d);
};

/// Holds the date and time of creation as text.
struct Timestamp : Element {
  static constexpr std::string_view element_name = "Timestamp";

  std::string text;

  static void describe(Description<Timestamp>& d);
};

}  // namespace pmml
