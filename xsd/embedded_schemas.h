// The schemas of this folder, inside the binary.
#pragma once

#include <string_view>

namespace pmml {

/// The schema of PMML 4.4.1, byte for byte the file pmml-4-4.xsd.
std::string_view embedded_schema_4_4();

/// The schema of provenance in documents, byte for byte the file provenance-1.0.xsd.
std::string_view embedded_provenance_schema();

}  // namespace pmml
