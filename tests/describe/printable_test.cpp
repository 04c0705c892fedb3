// What a file supplies reaches a terminal or a page only as visible, well-formed text.
#include <catch2/catch.hpp>

#include "pmml/describe/problem.h"

namespace pmml {

TEST_CASE("Control and bidi characters are shown byte by byte") {
  CHECK(printable("a\x1B[31m\x7F\n") == "a\\x1b[31m\\x7f\\x0a");
  CHECK(printable("\xC2\x85") == "\\xc2\\x85");           // U+0085, next line
  CHECK(printable("\xE2\x80\xAE") == "\\xe2\\x80\\xae");  // U+202E, right-to-left override
  CHECK(printable("\xE2\x81\xA9") == "\\xe2\\x81\\xa9");  // U+2069, pop directional isolate
  CHECK(printable("\xE2\x80\x8F") == "\\xe2\\x80\\x8f");  // U+200F, right-to-left mark
  CHECK(printable("\xD8\x9C") == "\\xd8\\x9c");           // U+061C, Arabic letter mark
}

TEST_CASE("Other characters stay as they are") {
  for (const std::string text : {"é", "日本", "…", "\xC2\xA0", "\xE2\x80\xA8", "שלום", "😀"}) {
    CHECK(printable(text) == text);
  }
}

TEST_CASE("A long text is cut between characters") {
  CHECK(printable("ééé", 3) == "éé...");
  CHECK(printable("abc", 3) == "abc");
}

}  // namespace pmml
