#include "pmml/c/arrow_column.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

#include "pmml/data/utf8.h"

namespace pmml::c {
namespace {

/// Up to here every integer is a double.
constexpr std::int64_t exact_integers = std::int64_t{1} << 53;

/// Of a batch; a longer one is an error of the caller, or meant to eat the memory.
constexpr std::int64_t most_cells = std::numeric_limits<std::int32_t>::max();

/// An array whose cells are being read.
struct Cells {
  const ArrowArray& array;
  Span span;
  const std::string& name;
  Validity valid;

  const char* buffer(int index) const {
    const void* start = array.buffers[index];
    if (start == nullptr && span.length > 0)
      fail_arrow(name, "buffer " + std::to_string(index) + " is NULL", "a buffer of cells");
    return static_cast<const char*>(start);
  }
};

/// Values of a buffer that need not be aligned, counted from the offset of the array.
template <class T>
class Values {
 public:
  explicit Values(const Cells& cells) : start_(cells.buffer(1)), offset_(cells.array.offset) {}
  T operator[](std::int64_t cell) const {
    T value;
    std::memcpy(&value, start_ + (offset_ + cell) * static_cast<std::int64_t>(sizeof(T)),
                sizeof(T));
    return value;
  }

 private:
  const char* start_;
  std::int64_t offset_;
};

Column empty_column(const Cells& cells, Column::Kind kind) {
  Column column;
  column.name = cells.name;
  column.kind = kind;
  column.valid.reserve(static_cast<std::size_t>(cells.span.length));
  if (kind == Column::Kind::number)
    column.numbers.reserve(static_cast<std::size_t>(cells.span.length));
  return column;
}

/// A column with a cell per index for which there is one, else with a missing one.
template <class Push>
Column filled(const Cells& cells, Column::Kind kind, Push push) {
  Column column = empty_column(cells, kind);
  for (std::int64_t i = cells.span.begin; i < cells.span.begin + cells.span.length; ++i) {
    if (cells.valid(i)) {
      push(column, i);
    } else {
      column.push_missing();
    }
  }
  return column;
}

Column read_nulls(const Cells& cells) {
  Column column = empty_column(cells, Column::Kind::number);
  for (std::int64_t i = 0; i < cells.span.length; ++i) column.push_missing();
  return column;
}

Column read_booleans(const Cells& cells, bool words) {
  const char* bits = cells.buffer(1);
  const auto is_true = [&](std::int64_t i) {
    const std::int64_t bit = cells.array.offset + i;
    return (static_cast<unsigned char>(bits[bit / 8]) >> (bit % 8) & 1) != 0;
  };
  if (!words)
    return filled(cells, Column::Kind::number,
                  [&](Column& column, std::int64_t i) { column.push_number(is_true(i) ? 1 : 0); });
  return filled(cells, Column::Kind::text, [&](Column& column, std::int64_t i) {
    column.push_text(is_true(i) ? "true" : "false");
  });
}

template <class T>
Column read_numbers(const Cells& cells) {
  const Values<T> values(cells);
  return filled(cells, Column::Kind::number, [&](Column& column, std::int64_t i) {
    column.push_number(static_cast<double>(values[i]));
  });
}

template <class T>
bool is_exact(T value) {
  if constexpr (std::numeric_limits<T>::is_signed) {
    return value >= -exact_integers && value <= exact_integers;
  } else {
    return value <= static_cast<T>(exact_integers);
  }
}

/// Integers of 64 bits: as text when one of them is no double.
template <class T>
Column read_long_integers(const Cells& cells) {
  const Values<T> values(cells);
  bool exact = true;
  for (std::int64_t i = cells.span.begin; i < cells.span.begin + cells.span.length && exact; ++i)
    exact = !cells.valid(i) || is_exact(values[i]);
  if (exact) return read_numbers<T>(cells);
  return filled(cells, Column::Kind::text, [&](Column& column, std::int64_t i) {
    column.push_text(std::to_string(values[i]));
  });
}

std::string_view checked_utf8(std::string_view text, const std::string& name) {
  if (find_invalid_utf8(text) != std::string_view::npos)
    fail_arrow(name, std::string(text), "UTF-8");
  return text;
}

template <class Offset>
Column read_texts(const Cells& cells) {
  const Values<Offset> offsets(cells);
  const auto* bytes = static_cast<const char*>(cells.array.buffers[2]);
  return filled(cells, Column::Kind::text, [&](Column& column, std::int64_t i) {
    const std::int64_t begin = offsets[i];
    const std::int64_t end = offsets[i + 1];
    if (begin < 0 || end < begin || (bytes == nullptr && end != begin))
      fail_arrow(cells.name,
                 "a text from byte " + std::to_string(begin) + " to " + std::to_string(end) +
                     (bytes == nullptr ? " of NULL" : ""),
                 "offsets that grow");
    std::string_view text;
    if (end != begin) text = {bytes + begin, static_cast<std::size_t>(end - begin)};
    column.push_text(checked_utf8(text, cells.name));
  });
}

/// Texts of which short ones stand in their view, long ones in buffers that follow the views; the
/// last buffer holds the sizes of those.
class Views {
 public:
  explicit Views(const Cells& cells) : cells_(cells), views_(cells), sizes_(nullptr) {
    const auto last = static_cast<std::size_t>(cells.array.n_buffers - 1);
    sizes_ = static_cast<const char*>(cells.array.buffers[last]);
  }

  /// The text of a cell; short ones live as long as `view`.
  std::string_view text(std::int64_t cell, std::array<char, 16>& view) const {
    view = views_[cell];
    const std::int64_t length = number(view, 0);
    if (length >= 0 && length <= 12) return {view.data() + 4, static_cast<std::size_t>(length)};
    const std::int64_t buffer = number(view, 8);
    const std::int64_t begin = number(view, 12);
    if (length < 0 || begin < 0 || buffer < 0 || buffer >= cells_.array.n_buffers - 3 ||
        begin + length > size(buffer))
      fail_arrow(cells_.name,
                 "a view of " + std::to_string(length) + " bytes from byte " +
                     std::to_string(begin) + " of buffer " + std::to_string(buffer),
                 "a view into the buffers");
    return {static_cast<const char*>(cells_.array.buffers[buffer + 2]) + begin,
            static_cast<std::size_t>(length)};
  }

 private:
  static std::int32_t number(const std::array<char, 16>& view, std::size_t at) {
    std::int32_t value;
    std::memcpy(&value, view.data() + at, sizeof value);
    return value;
  }

  /// The bytes of a buffer; none where it has no address.
  std::int64_t size(std::int64_t buffer) const {
    if (sizes_ == nullptr || cells_.array.buffers[buffer + 2] == nullptr) return 0;
    std::int64_t value;
    std::memcpy(&value, sizes_ + buffer * 8, sizeof value);
    return value;
  }

  const Cells& cells_;
  Values<std::array<char, 16>> views_;
  const char* sizes_;
};

Column read_views(const Cells& cells) {
  const Views views(cells);
  std::array<char, 16> view;
  return filled(cells, Column::Kind::text, [&](Column& column, std::int64_t i) {
    column.push_text(checked_utf8(views.text(i, view), cells.name));
  });
}

std::int64_t buffers_of(const ArrowArray& array, char format) {
  if (format == 'n') return 0;
  if (format == 'v') return std::max<std::int64_t>(array.n_buffers, 3);
  return format == 'u' || format == 'U' ? 3 : 2;
}

Cells cells_of(const ArrowArray& array, char format, Span span, const std::string& name) {
  check_array(array, buffers_of(array, format), span, name);
  if (array.n_children != 0) fail_arrow(name, "an array with children", "an array of cells");
  return {array, span, name, Validity(array, name)};
}

Column read_plain(const ArrowArray& array, const ColumnFormat& format, Span span,
                  const std::string& name) {
  const Cells cells = cells_of(array, format.values, span, name);
  switch (format.values) {
    case 'n':
      return read_nulls(cells);
    case 'b':
      return read_booleans(cells, format.words);
    case 'c':
      return read_numbers<std::int8_t>(cells);
    case 'C':
      return read_numbers<std::uint8_t>(cells);
    case 's':
      return read_numbers<std::int16_t>(cells);
    case 'S':
      return read_numbers<std::uint16_t>(cells);
    case 'i':
      return read_numbers<std::int32_t>(cells);
    case 'I':
      return read_numbers<std::uint32_t>(cells);
    case 'l':
      return read_long_integers<std::int64_t>(cells);
    case 'L':
      return read_long_integers<std::uint64_t>(cells);
    case 'f':
      return read_numbers<float>(cells);
    case 'g':
      return read_numbers<double>(cells);
    case 'u':
      return read_texts<std::int32_t>(cells);
    case 'v':
      return read_views(cells);
    default:
      return read_texts<std::int64_t>(cells);
  }
}

template <class Index>
Column looked_up(const Cells& cells, const Column& dictionary) {
  const Values<Index> indices(cells);
  return filled(cells, dictionary.kind, [&](Column& column, std::int64_t i) {
    const Index index = indices[i];
    if (std::cmp_less(index, 0) || std::cmp_greater_equal(index, dictionary.size()))
      fail_arrow(cells.name, "the index " + std::to_string(index),
                 "an index into a dictionary of " + std::to_string(dictionary.size()));
    column.push_cell(dictionary, static_cast<std::size_t>(index));
  });
}

Column look_up(const Cells& cells, char indices, const Column& dictionary) {
  switch (indices) {
    case 'c':
      return looked_up<std::int8_t>(cells, dictionary);
    case 'C':
      return looked_up<std::uint8_t>(cells, dictionary);
    case 's':
      return looked_up<std::int16_t>(cells, dictionary);
    case 'S':
      return looked_up<std::uint16_t>(cells, dictionary);
    case 'i':
      return looked_up<std::int32_t>(cells, dictionary);
    case 'I':
      return looked_up<std::uint32_t>(cells, dictionary);
    case 'l':
      return looked_up<std::int64_t>(cells, dictionary);
    default:
      return looked_up<std::uint64_t>(cells, dictionary);
  }
}

}  // namespace

Validity::Validity(const ArrowArray& array, const std::string& column) : offset_(array.offset) {
  if (array.n_buffers == 0 || array.null_count == 0) return;
  bits_ = static_cast<const std::uint8_t*>(array.buffers[0]);
  if (bits_ == nullptr && array.null_count > 0)
    fail_arrow(column, std::to_string(array.null_count) + " nulls without a bitmap", "a bitmap");
}

void check_array(const ArrowArray& array, std::int64_t buffers, Span span,
                 const std::string& column) {
  if (array.release == nullptr) fail_arrow(column, "a released array", "an array");
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() - 1;
  if (array.length < 0 || array.offset < 0 || array.null_count < -1 ||
      array.length > most - array.offset)
    fail_arrow(column,
               "length " + std::to_string(array.length) + ", offset " +
                   std::to_string(array.offset) + ", null count " +
                   std::to_string(array.null_count),
               "counts that can be");
  if (array.n_buffers != buffers || (buffers > 0 && array.buffers == nullptr))
    fail_arrow(column, std::to_string(array.n_buffers) + " buffers",
               std::to_string(buffers) + " buffers");
  if (span.length > most_cells)
    fail_arrow(column, std::to_string(span.length) + " cells",
               "at most " + std::to_string(most_cells));
  if (span.length > array.length || span.begin > array.length - span.length)
    fail_arrow(column, std::to_string(array.length) + " cells",
               std::to_string(span.begin + span.length) + " cells");
}

Column read_column(const ArrowArray& array, const ColumnFormat& format, Span span,
                   const std::string& name) {
  if (format.indices == 0) return read_plain(array, format, span, name);
  const Cells cells = cells_of(array, format.indices, span, name);
  if (array.dictionary == nullptr) fail_arrow(name, "an array without dictionary", "a dictionary");
  const Column dictionary =
      read_plain(*array.dictionary, format, {0, array.dictionary->length}, name);
  return look_up(cells, format.indices, dictionary);
}

}  // namespace pmml::c
