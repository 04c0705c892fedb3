// Reading a PMML document, of ours or of any other producer, of any version.
#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "pmml/io/limits.h"
#include "pmml/model/document.h"

namespace pmml {

/// How much a document may be wrong and still be used. All profiles report the same problems.
enum class Profile : std::uint8_t {
  strict,    ///< valid against the schema, without vendor markup
  standard,  ///< foreign and vendor markup, order and namespace slips are tolerated and kept
  lenient    ///< whatever is well-formed
};

/// Reads UTF-8 text; every problem is added to the report, with line, column and path. The
/// structural check is part of the reading: Layer::schema errors are exactly what validation
/// against the PMML 4.4 schema would refuse. False when the text is not well-formed, breaks a
/// limit, or its root is not PMML; the document is then unspecified.
bool read(std::string_view utf8, Document& document, Report& report, const Limits& limits = {});

/// Reads a file, plain or gzip, of any encoding that `load_file` understands.
bool read_file(const std::string& path, Document& document, Report& report,
               const Limits& limits = {});

/// True when nothing in the report forbids the use of the document under the profile.
bool acceptable(const Report& report, Profile profile);

/// The document of a file; throws IoError or InvalidDocument with the whole report when the file
/// cannot be read or is not acceptable.
Document load(const std::string& path, Profile profile = Profile::standard,
              const Limits& limits = {});

}  // namespace pmml
