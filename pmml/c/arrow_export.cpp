#include "pmml/c/arrow_export.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "pmml/c/arrow_import.h"

namespace pmml::c {
namespace {

/// What a released struct gives back, kept behind its private_data. Children that a consumer moved
/// away are released already.
template <class Arrow>
struct Children {
  std::vector<Arrow> held;
  std::vector<Arrow*> pointers;

  explicit Children(std::size_t count) : held(count) {
    for (Arrow& child : held) pointers.push_back(&child);
  }
  Children(const Children&) = delete;
  Children& operator=(const Children&) = delete;
  ~Children() {
    for (Arrow& child : held) {
      if (child.release != nullptr) child.release(&child);
    }
  }
};

struct ColumnMemory {
  std::vector<std::uint8_t> bitmap;
  std::vector<double> numbers;
  std::vector<std::int32_t> offsets;
  std::string bytes;
  const void* buffers[3] = {};
};

struct BatchMemory : Children<ArrowArray> {
  using Children::Children;
  const void* buffers[1] = {};
};

template <class Memory, class Arrow>
void release(Arrow* arrow) {
  delete static_cast<Memory*>(arrow->private_data);
  arrow->private_data = nullptr;
  arrow->release = nullptr;
}

/// Writes a struct whose memory is `memory` from now on.
template <class Memory, class Arrow>
void publish(Arrow filled, std::unique_ptr<Memory> memory, Arrow& out) {
  filled.release = release<Memory, Arrow>;
  filled.private_data = memory.release();
  out = filled;
}

void export_field(const Column& column, ArrowSchema& out) {
  auto name = std::make_unique<std::string>(column.name);
  ArrowSchema schema{};
  schema.format = column.kind == Column::Kind::text ? "u" : "g";
  schema.name = name->c_str();
  schema.flags = ARROW_FLAG_NULLABLE;
  publish(schema, std::move(name), out);
}

/// The bitmap of the rows, left empty when none is missing; gives the number of missing ones.
std::int64_t fill_bitmap(const Column& column, std::size_t begin, std::size_t end,
                         std::vector<std::uint8_t>& bitmap) {
  std::int64_t nulls = 0;
  for (std::size_t row = begin; row < end; ++row) nulls += column.missing(row) ? 1 : 0;
  if (nulls == 0) return 0;
  bitmap.resize((end - begin + 7) / 8);
  for (std::size_t i = 0; i < end - begin; ++i) {
    if (!column.missing(begin + i))
      bitmap[i / 8] = static_cast<std::uint8_t>(bitmap[i / 8] | 1U << (i % 8));
  }
  return nulls;
}

void fill_texts(const Column& column, std::size_t begin, std::size_t end, ColumnMemory& memory) {
  memory.offsets.reserve(end - begin + 1);
  memory.offsets.push_back(0);
  for (std::size_t row = begin; row < end; ++row) {
    if (!column.missing(row)) memory.bytes += column.text[row];
    memory.offsets.push_back(static_cast<std::int32_t>(memory.bytes.size()));
  }
}

void fill_numbers(Column& column, std::size_t begin, std::size_t end, ColumnMemory& memory) {
  if (begin == 0 && end == column.size()) {
    memory.numbers = std::move(column.numbers);
  } else {
    memory.numbers.assign(column.numbers.begin() + static_cast<std::ptrdiff_t>(begin),
                          column.numbers.begin() + static_cast<std::ptrdiff_t>(end));
  }
  memory.numbers.reserve(1);  // consumers want an address even where there is no cell
}

void export_column(Column& column, std::size_t begin, std::size_t end, ArrowArray& out) {
  auto memory = std::make_unique<ColumnMemory>();
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(end - begin);
  array.null_count = fill_bitmap(column, begin, end, memory->bitmap);
  array.buffers = memory->buffers;
  if (array.null_count != 0) memory->buffers[0] = memory->bitmap.data();
  if (column.kind == Column::Kind::text) {
    fill_texts(column, begin, end, *memory);
    array.n_buffers = 3;
    memory->buffers[1] = memory->offsets.data();
    memory->buffers[2] = memory->bytes.data();
  } else {
    fill_numbers(column, begin, end, *memory);
    array.n_buffers = 2;
    memory->buffers[1] = memory->numbers.data();
  }
  publish(array, std::move(memory), out);
}

}  // namespace

void export_schema(const Table& columns, ArrowSchema& out) {
  auto memory = std::make_unique<Children<ArrowSchema>>(columns.columns.size());
  for (std::size_t i = 0; i < columns.columns.size(); ++i)
    export_field(columns.columns[i], memory->held[i]);
  ArrowSchema schema{};
  schema.format = "+s";
  schema.name = "";
  schema.n_children = static_cast<std::int64_t>(memory->held.size());
  schema.children = memory->pointers.data();
  publish(schema, std::move(memory), out);
}

std::size_t batch_end(const Table& table, std::size_t begin) {
  constexpr std::size_t most = std::numeric_limits<std::int32_t>::max();
  std::size_t end = table.rows();
  for (const Column& column : table.columns) {
    if (column.kind != Column::Kind::text) continue;
    std::size_t bytes = 0;
    std::size_t row = begin;
    while (row < end && column.text[row].size() <= most - bytes) bytes += column.text[row++].size();
    end = row;
    if (end == begin && begin < table.rows())
      fail_arrow(column.name, "a text of 2 GiB", "a shorter one");
  }
  return end;
}

void export_batch(Table& table, std::size_t begin, std::size_t end, ArrowArray& out) {
  auto memory = std::make_unique<BatchMemory>(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    export_column(table.columns[i], begin, end, memory->held[i]);
  ArrowArray batch{};
  batch.length = static_cast<std::int64_t>(end - begin);
  batch.n_buffers = 1;
  batch.n_children = static_cast<std::int64_t>(memory->held.size());
  batch.buffers = memory->buffers;
  batch.children = memory->pointers.data();
  publish(batch, std::move(memory), out);
}

}  // namespace pmml::c
