// Fuzz target: any bytes are read, what was read survives writing and reading again, and reading
// succeeds exactly when the gate lets the text pass and its root is PMML.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pmml/io/gate.h"
#include "pmml/io/read.h"
#include "pmml/io/source.h"
#include "pmml/io/write.h"
#include "pmml/tools/equal.h"

namespace {

void demand(bool law, const char* name, std::string_view text) {
  if (law) return;
  std::fprintf(stderr, "broken: %s\n%.*s\n", name, static_cast<int>(text.size()), text.data());
  std::abort();
}

bool has_root(const pmml::Report& report) {
  for (const pmml::Problem& problem : report.problems()) {
    if (problem.id == "E-ROOT") return false;
  }
  return true;
}

void survives(const pmml::Document& document, const pmml::Report& report) {
  const std::string text = pmml::write(document);
  pmml::Report again_report;
  pmml::Document again;
  pmml::Limits limits;
  limits.bytes = limits.attribute_length = 1U << 30;
  demand(pmml::read(text, again, again_report, limits), "written text is read", text);
  demand(pmml::equal(pmml::description_of<pmml::PMML>(), &document.pmml, &again.pmml),
         "read(write(d)) == d", text);
  demand(document.namespaceUri == again.namespaceUri, "same namespace", text);
  demand(document.instructions == again.instructions, "same instructions", text);
  demand(pmml::write(again) == text, "canonical text is a fixed point", text);
  demand(again_report.errors(pmml::Layer::schema) <= report.errors(pmml::Layer::schema),
         "no new problems", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  pmml::Source source;
  pmml::Report load_report;
  if (!pmml::load_memory(bytes, "fuzz", {}, source, load_report)) return 0;
  pmml::Report gate_report;
  const bool well_formed = pmml::gate(source.bytes, {}, gate_report);
  pmml::Report report;
  pmml::Document document;
  const bool complete = pmml::read(source.bytes, document, report);
  demand(complete == (well_formed && has_root(report)), "the gate decides", source.bytes);
  if (complete) survives(document, report);
  return 0;
}
