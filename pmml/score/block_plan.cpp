#include "pmml/score/block_plan.h"

#include <algorithm>
#include <unordered_map>

namespace pmml::scoring {

namespace {

/// The cells of a block fit the cache nearest to a core but one.
constexpr std::size_t cells_of_block = 1U << 16U;
constexpr std::size_t most_plan_records = 512;
constexpr std::size_t least_records = 256;

}  // namespace

BlockPlan::BlockPlan(const Program& program, const std::vector<Slot>& active,
                     const std::vector<Slot>& inputs) {
  std::unordered_map<Slot, std::size_t> input_of;
  for (std::size_t i = 0; i < inputs.size(); ++i) input_of.emplace(inputs[i], i);
  std::unordered_map<Slot, std::size_t> known;
  const auto position = [&](Slot slot) {
    const auto [found, is_new] = known.emplace(slot, cells.size());
    if (!is_new) return found->second;
    Cells& added = cells.emplace_back();
    added.slot = slot;
    const auto* treated = dynamic_cast<const TreatedField*>(program.slots[slot].get());
    if (treated == nullptr) return found->second;
    const auto input = input_of.find(treated->source());
    if (input == input_of.end()) return found->second;
    added.treated = treated;
    added.input = input->second;
    added.keeps = treated->keeps_numbers();
    return found->second;
  };
  for (std::size_t i = 0; i < program.blocks.size(); ++i) {
    const BlockScorer& scorer = *program.blocks[i];
    const bool is_read =
        std::any_of(scorer.skipped().begin(), scorer.skipped().end(),
                    [&](std::uint32_t result) { return program.read_results.contains(result); });
    if (is_read) continue;
    Part& part = parts.emplace_back();
    part.index = i;
    for (const Slot slot : scorer.slots()) part.columns.push_back(position(slot));
  }
  for (const Slot slot : active) position(slot);
  records = std::clamp(cells_of_block / (inputs.size() + cells.size() + 1), least_records,
                       most_plan_records);
}

}  // namespace pmml::scoring
