#include "pmml/io/xml_position.h"

#include <algorithm>

#include "pmml/io/xml_bytes.h"

namespace pmml {
namespace {

struct LineEnds {
  std::uint64_t count = 0;
  std::uint64_t after_last = 0;  // offset behind the last one
};

bool ends_line(std::string_view buffer, std::size_t at) {
  if (buffer[at] == '\n') return true;
  return buffer[at] == '\r' && (at + 1 == buffer.size() || buffer[at + 1] != '\n');
}

#ifdef __SSE2__
unsigned line_end_bits(const char* p) {
  const __m128i bytes = xml::load16(p);
  const __m128i followed = xml::equals(xml::load16(p + 1), '\n');
  return xml::bits(
      _mm_or_si128(xml::equals(bytes, '\n'), _mm_andnot_si128(followed, xml::equals(bytes, '\r'))));
}
#endif

LineEnds count_line_ends(std::string_view buffer, std::size_t from, std::size_t to) {
  LineEnds ends;
#ifdef __SSE2__
  for (; from + 16 <= to && from + 17 <= buffer.size(); from += 16) {
    const unsigned found = line_end_bits(buffer.data() + from);
    if (found == 0) continue;
    ends.count += static_cast<unsigned>(std::popcount(found));
    ends.after_last = from + static_cast<std::size_t>(std::bit_width(found));
  }
#endif
  for (; from < to; ++from) {
    if (!ends_line(buffer, from)) continue;
    ++ends.count;
    ends.after_last = from + 1;
  }
  return ends;
}

}  // namespace

Position LineCounter::at(std::uint64_t offset) {
  const std::uint64_t to = std::min<std::uint64_t>(offset, buffer_.size());
  const LineEnds ends = count_line_ends(buffer_, done_, to);
  if (ends.count != 0) line_start_ = ends.after_last;
  line_ += ends.count;
  done_ = std::max(done_, to);
  return {saturate(line_), saturate(to - line_start_ + 1)};
}

Position position_at(std::string_view buffer, std::uint64_t offset) {
  return LineCounter(buffer).at(offset);
}

}  // namespace pmml
