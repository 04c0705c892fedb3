#include "pmml/tools/digest.h"

#include <catch2/catch.hpp>
#include <utility>

namespace pmml {

// Expected values: the examples of FIPS 180-2, appendix B, and NIST's for the empty message.
TEST_CASE("A digest is SHA-256") {
  CHECK(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("A digest of pieces is the digest of the whole, again and again") {
  const std::string million = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
  Digest state;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 1000; ++i) state.add(std::string(1000, 'a'));
    CHECK(state.finish() == million);
  }
  state.add("ab");
  Digest moved = std::move(state);
  moved.add("c");
  CHECK(moved.finish() == digest("abc"));
}

}  // namespace pmml
