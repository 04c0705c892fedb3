// The schema of PMML 4.4 that is built in, compiled once.
#pragma once

#include "pmml/io/validate.h"

namespace pmml::archive {

/// Threads may use it at the same time.
const Schema& built_in_schema();

}  // namespace pmml::archive
