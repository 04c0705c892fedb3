#pragma once

#include <string>

#include "pmml/describe/problem.h"

/// The id of the problem that `action` throws, or "none".
template <class Action>
std::string problem_id(Action action) {
  try {
    action();
  } catch (const pmml::Error& error) {
    return error.report().problems().front().id;
  }
  return "none";
}
