// Sequences of the Unicode Standard, table 3-7, and its limits.
#include "pmml/data/utf8.h"

#include <catch2/catch.hpp>
#include <string>

using namespace pmml;

namespace {
constexpr std::size_t none = std::string_view::npos;
}

TEST_CASE("Well-formed sequences at the limits of their ranges") {
  const auto text = GENERATE(values<std::string>(
      {"", "abc", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xEC\xBF\xBF", "\xED\x9F\xBF",
       "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF3\xBF\xBF\xBF", "\xF4\x8F\xBF\xBF",
       "0123456\xC3\xA9", "01234567\xC3\xA9 0123456789 \xE2\x82\xAC 0123456789"}));
  CHECK(find_invalid_utf8(text) == none);
}

TEST_CASE("Ill-formed sequences wherever they stand") {
  const auto bytes = GENERATE(values<std::string>(
      {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2 ", "\xE0\x9F\xBF", "\xE2\x82",
       "\xE2\x28\xA1", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF0\x90\x80",
       "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}));
  const std::size_t before = static_cast<std::size_t>(GENERATE(range(0, 20)));
  const std::string text = std::string(before, 'x') + bytes;
  CHECK(find_invalid_utf8(text) == before);
  CHECK(find_invalid_utf8(text + "0123456789") == before);
}

TEST_CASE("The search goes on behind a finding") {
  const std::string text = "a\xFF bc\xFE";
  CHECK(find_invalid_utf8(text, 2) == 5);
  CHECK(find_invalid_utf8(text, 6) == none);
}
