// Gzip, read with bounds on what may come out.
#pragma once

#include <string>
#include <string_view>

#include "pmml/describe/problem.h"
#include "pmml/io/limits.h"

namespace pmml {

/// True when the bytes start as gzip does.
bool is_gzip(std::string_view bytes);

/// Decompresses one gzip member that is the whole input. E-GZIP when it is corrupt, cut off or
/// followed by anything; E-RATIO and E-SIZE as soon as a limit is passed, with nothing more read.
bool inflate_gzip(std::string_view compressed, const Limits& limits, std::string& out,
                  Report& report);

}  // namespace pmml
