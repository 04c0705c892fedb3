#include "pmml/c/report.h"

#include <exception>
#include <new>
#include <nlohmann/json.hpp>

namespace pmml::c {
namespace {

constexpr const char* memory_text = "error E-MEMORY: found not enough memory\n";
constexpr const char* memory_json =
    R"([{"id":"E-MEMORY","severity":"error","layer":"io","file":"","line":0,"column":0,)"
    R"("path":"","found":"not enough memory","expected":""}])";

Report argument_report(std::string argument, std::string found, std::string expected) {
  Report report;
  report.add({"E-ARGUMENT",
              Severity::error,
              Layer::data,
              {},
              {},
              std::move(argument),
              std::move(found),
              std::move(expected)});
  return report;
}

void add(SharedReport* to, const Report& problems) noexcept {
  if (to == nullptr) return;
  try {
    to->add(problems);
  } catch (...) {
    to->add_out_of_memory();
  }
}

pmml_status failed(SharedReport* report, const Error& error, pmml_status status) noexcept {
  add(report, error.report());
  return status;
}

}  // namespace

void SharedReport::clear() {
  const std::lock_guard lock(mutex_);
  report_ = Report();
  out_of_memory_ = false;
}

void SharedReport::add(const Report& problems) {
  const std::lock_guard lock(mutex_);
  report_.add(problems);
}

void SharedReport::add_out_of_memory() noexcept {
  const std::lock_guard lock(mutex_);
  out_of_memory_ = true;
}

Report SharedReport::copy() const {
  const std::lock_guard lock(mutex_);
  if (!out_of_memory_) return report_;
  Report copy = report_;
  copy.add({"E-MEMORY", Severity::error, Layer::io, {}, {}, {}, "not enough memory", {}});
  return copy;
}

std::size_t SharedReport::total() const {
  const std::lock_guard lock(mutex_);
  return report_.total() + (out_of_memory_ ? 1 : 0);
}

std::size_t SharedReport::errors() const {
  const std::lock_guard lock(mutex_);
  return report_.errors() + (out_of_memory_ ? 1 : 0);
}

std::string to_json(const Report& report) {
  auto list = nlohmann::ordered_json::array();
  for (const Problem& problem : report.problems()) {
    list.push_back({{"id", problem.id},
                    {"severity", to_string(problem.severity)},
                    {"layer", to_string(problem.layer)},
                    {"file", problem.file},
                    {"line", problem.where.line},
                    {"column", problem.where.column},
                    {"path", problem.path},
                    {"found", problem.found},
                    {"expected", problem.expected}});
  }
  return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

BadArgument::BadArgument(std::string argument, std::string found, std::string expected)
    : Error(argument_report(std::move(argument), std::move(found), std::move(expected))) {}

pmml_status caught(SharedReport* report) noexcept {
  try {
    throw;
  } catch (const BadArgument& error) {
    return failed(report, error, PMML_BAD_ARGUMENT);
  } catch (const InvalidDocument& error) {
    return failed(report, error, PMML_INVALID_DOCUMENT);
  } catch (const UnsupportedFeature& error) {
    return failed(report, error, PMML_UNSUPPORTED);
  } catch (const IoError& error) {
    return failed(report, error, PMML_IO_ERROR);
  } catch (const Error& error) {
    return failed(report, error, PMML_INVALID_DATA);
  } catch (const std::bad_alloc&) {
    if (report != nullptr) report->add_out_of_memory();
    return PMML_OUT_OF_MEMORY;
  } catch (const std::length_error&) {
    if (report != nullptr) report->add_out_of_memory();
    return PMML_OUT_OF_MEMORY;
  } catch (const std::exception& error) {
    try {
      add(report, Error("E-INTERNAL", error.what(), "no such failure").report());
    } catch (...) {
      if (report != nullptr) report->add_out_of_memory();
    }
    return PMML_INTERNAL_ERROR;
  } catch (...) {
    return PMML_INTERNAL_ERROR;
  }
}

}  // namespace pmml::c

using namespace pmml;
using namespace pmml::c;

namespace {

template <class Print>
const char* text_of(pmml_report* report, const char* otherwise, Print print) noexcept {
  try {
    report->text = print(report->shared->copy());
    return report->text.c_str();
  } catch (...) {
    return otherwise;
  }
}

}  // namespace

pmml_report* pmml_report_new(void) {
  try {
    return new pmml_report;
  } catch (...) {
    return nullptr;
  }
}

void pmml_report_free(pmml_report* report) {
  delete report;
}

size_t pmml_report_count(const pmml_report* report) {
  if (report == nullptr) return 0;
  return report->shared->total();
}

size_t pmml_report_errors(const pmml_report* report) {
  if (report == nullptr) return 0;
  return report->shared->errors();
}

const char* pmml_report_text(pmml_report* report) {
  if (report == nullptr) return "";
  return text_of(report, memory_text, [](const Report& copy) { return to_string(copy); });
}

const char* pmml_report_json(pmml_report* report) {
  if (report == nullptr) return "[]";
  return text_of(report, memory_json, [](const Report& copy) { return to_json(copy); });
}

const char* pmml_version(void) {
  return PMML_VERSION;
}
