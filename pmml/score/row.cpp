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
}

Row::Row(const Program& program)
    : derived_(program.slots.data()),
      pool_(&program.pool),
      values_(program.slots.size(), missing),
      stamps_(program.slots.size(), 0),
      results_(program.results) {}

void Row::compute(Slot slot) {
  values_[slot] = derived_[slot]->eval(*this);
  stamps_[slot] = now_;
}

}  // namespace pmml::scoring
