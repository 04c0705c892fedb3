// When CTest names a locale, the whole program runs under it; numbers must not notice.
#include <catch2/catch.hpp>
#include <clocale>
#include <cstdlib>
#include <iostream>
#include <locale>
#include <stdexcept>

namespace pmml::test {
namespace {

bool adopt(const char* name) {
  if (name == nullptr) return false;
  try {
    std::locale::global(std::locale(name));
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

const char* const wanted = std::getenv("PMML_TEST_LOCALE");
const bool adopted = adopt(wanted);

}  // namespace

TEST_CASE("the locale that was asked for is in force") {
  if (wanted == nullptr) return;
  if (!adopted) {
    std::cout << "SKIPPED: the locale " << wanted << " cannot be used here\n";
    return;
  }
  CHECK(std::string(std::localeconv()->decimal_point) == ",");
}

}  // namespace pmml::test
