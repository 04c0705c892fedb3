// A report as a file.
#pragma once

#include <string>
#include <string_view>

#include "pmml/report/block.h"

namespace pmml {

/// The style sheet of the page, embedded from page.css.
std::string_view report_stylesheet();

}  // namespace pmml

namespace pmml::report {

/// One HTML5 page that is well-formed XML after its first line, has no script, refers to nothing
/// outside itself and is the same for the same report, byte for byte.
std::string html(const Page& page);

/// The same report in CommonMark; pictures become tables, lists and sentences.
std::string markdown(const Page& page);

}  // namespace pmml::report
