// The fingerprint of a document.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pmml {

/// SHA-256 of bytes that arrive in pieces.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;

  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; the object then stands at the beginning again.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 in 64 lower-case hexadecimal digits. Two documents are taken as the same when the
/// digests of their canonical texts are.
std::string digest(std::string_view canonical);

}  // namespace pmml
