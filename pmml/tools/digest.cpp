#include "pmml/tools/digest.h"

#include <openssl/evp.h>

#include <array>
#include <new>

namespace pmml {
namespace {

std::string hexadecimal(const unsigned char* bytes, std::size_t size) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    out += digits[bytes[i] >> 4];
    out += digits[bytes[i] & 15];
  }
  return out;
}

// OpenSSL fails here only when memory runs out.
void require(int success) {
  if (success != 1) throw std::bad_alloc();
}

}  // namespace

struct Digest::State {
  State() : context(EVP_MD_CTX_new()) { require(context != nullptr ? 1 : 0); }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  void begin() { require(EVP_DigestInit_ex(context, EVP_sha256(), nullptr)); }

  EVP_MD_CTX* context;
};

Digest::Digest() : state_(std::make_unique<State>()) {
  state_->begin();
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::add(std::string_view bytes) {
  require(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()));
}

std::string Digest::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(state_->context, bytes.data(), &size));
  state_->begin();
  return hexadecimal(bytes.data(), size);
}

std::string digest(std::string_view canonical) {
  Digest state;
  state.add(canonical);
  return state.finish();
}

}  // namespace pmml
