#include "pmml/score/lanes.h"

namespace pmml::scoring {

bool has_quads() {
#ifdef __x86_64__
  static const bool has = __builtin_cpu_supports("avx2") != 0;
  return has;
#else
  return false;
#endif
}

}  // namespace pmml::scoring
