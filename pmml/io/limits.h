// How much of everything a document may have before reading stops.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pmml {

/// Named bounds of one read. A document exactly at a bound passes; one beyond it is refused with
/// the id given here and both numbers. All can be changed; depth and bytes have a hard ceiling.
struct Limits {
  static constexpr std::uint64_t hard_bytes = 4ULL << 30;
  static constexpr std::size_t hard_depth = 10'000;

  /// E-SIZE: bytes of the document, before and after decompression.
  std::uint64_t bytes = 1ULL << 30;
  /// E-DEPTH: elements open at the same time.
  std::size_t depth = 1'024;
  /// E-ATTRS: attributes of one element, namespace declarations included.
  std::size_t attributes = 256;
  /// E-NAME: bytes of an element, attribute or instruction name.
  std::size_t name_length = 1'024;
  /// E-ATTRLEN: bytes of an attribute value as written.
  std::size_t attribute_length = 10'000'000;
  /// E-ELEMENTS: elements of the document.
  std::uint64_t elements = 50'000'000;
  /// E-RATIO: decompressed bytes per compressed byte, once `ratio_from` bytes have come out.
  std::uint64_t ratio = 200;
  std::uint64_t ratio_from = 1ULL << 20;
};

}  // namespace pmml
