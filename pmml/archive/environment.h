// What this library was built with.
#pragma once

#include "pmml/archive/provenance.h"

namespace pmml::archive {

/// Language, compiler, platform, and every library with its exact version, as found when the
/// library was configured. Nothing of the machine it runs on.
Environment build_environment();

/// The version of this library.
std::string_view library_version();

}  // namespace pmml::archive
