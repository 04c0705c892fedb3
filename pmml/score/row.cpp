#include "pmml/score/row.h"

#include "pmml/score/program.h"

namespace pmml::scoring {

void Result::clear() {
  ran = false;
  value = missing;
  probabilities.clear();
  confidences.clear();
  entity = missing;
  affinities.clear();
  scratch.clear();
}

Row::Row(const Program& program, StringPool* shared)
    : program_(program),
      derived_(program.slots.data()),
      own_pool_(&program.pool),
      pool_(shared != nullptr ? shared : &own_pool_),
      values_(program.slots.size(), missing),
      stamps_(program.slots.size(), 0),
      results_(program.results),
      blocks_(program.blocks.size()) {}

void Row::start() {
  ++now_;
  for (Result* result : open_) result->ran = false;
  open_.clear();
  for (const Slot slot : program_.outputs) values_[slot] = missing;
}

Result& Row::open_result(std::uint32_t index) {
  Result& opened = result(index);
  opened.clear();
  opened.ran = true;
  open_.push_back(&opened);
  return opened;
}

void Row::set_place(Records& records, std::size_t place, const std::vector<std::size_t>* members) {
  records_ = &records;
  place_ = place;
  alone_.assign(1, place);
  members_ = members != nullptr ? members : &alone_;
}

void Row::compute(Slot slot) {
  values_[slot] = derived_[slot]->eval(*this);
  stamps_[slot] = now_;
}

}  // namespace pmml::scoring
