// Reports across the C boundary, and the guard that keeps exceptions on this side of it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "pmml/c/pmml_c.h"
#include "pmml/describe/problem.h"

namespace pmml::c {

/// A report that a caller and a running stream share.
class SharedReport {
 public:
  void clear();
  void add(const Report& problems);
  /// Notes that there was no memory, for which it needs none.
  void add_out_of_memory() noexcept;
  Report copy() const;
  std::size_t total() const;
  std::size_t errors() const;

 private:
  mutable std::mutex mutex_;
  Report report_;
  bool out_of_memory_ = false;
};

using SharedReportPtr = std::shared_ptr<SharedReport>;

/// The problems as a JSON array, with the keys of the command's --json.
std::string to_json(const Report& report);

/// An argument that cannot be; status PMML_BAD_ARGUMENT.
class BadArgument : public Error {
 public:
  BadArgument(std::string argument, std::string found, std::string expected);
};

/// Throws BadArgument for a null pointer.
template <class T>
T& required(T* pointer, const char* argument) {
  if (pointer == nullptr) throw BadArgument(argument, "NULL", "a pointer");
  return *pointer;
}

/// The status of the exception that is being handled; its problems are added to the report.
pmml_status caught(SharedReport* report) noexcept;

}  // namespace pmml::c

struct pmml_report {
  pmml::c::SharedReportPtr shared = std::make_shared<pmml::c::SharedReport>();
  std::string text;  ///< what was asked for last
};

namespace pmml::c {

/// Runs the body of a C function; whatever it throws becomes a status.
template <class Body>
pmml_status guarded(pmml_report* report, Body&& body) noexcept {
  SharedReport* shared = report == nullptr ? nullptr : report->shared.get();
  try {
    if (shared != nullptr) shared->clear();
    std::forward<Body>(body)();
    return PMML_OK;
  } catch (...) {
    return caught(shared);
  }
}

}  // namespace pmml::c
