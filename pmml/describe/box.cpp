#include "pmml/describe/box.h"

#include <utility>
#include <vector>

namespace pmml {
namespace {

constexpr int nested_limit = 32;

struct Destruction {
  int depth = 0;
  std::vector<std::pair<void*, void (*)(void*)>> waiting;
};

thread_local Destruction destruction;

}  // namespace

void throw_absent(std::string_view element) {
  throw InvalidDocument("E-ABSENT", "no " + std::string(element), "the element to be present");
}

void destroy_bounded(void* value, void (*destroy)(void*)) {
  if (destruction.depth >= nested_limit) {
    destruction.waiting.emplace_back(value, destroy);
    return;
  }
  ++destruction.depth;
  destroy(value);
  --destruction.depth;
  while (destruction.depth == 0 && !destruction.waiting.empty()) {
    const auto [next, destroy_next] = destruction.waiting.back();
    destruction.waiting.pop_back();
    ++destruction.depth;
    destroy_next(next);
    --destruction.depth;
  }
}

}  // namespace pmml
