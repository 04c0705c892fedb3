// Reading, checking and writing documents, side by side with what they are built on. Each figure
// is the median of interleaved runs in one process; ratios are to pugixml's own parse.
#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <vector>

#include "bench/forest.h"
#include "pmml/io/gate.h"
#include "pmml/io/read.h"
#include "pmml/io/validate.h"
#include "pmml/io/write.h"
#include "xsd/embedded_schemas.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Case {
  std::string name;
  std::function<void()> run;
  std::vector<double> seconds;

  double median() const {
    std::vector<double> sorted = seconds;
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
    return sorted[sorted.size() / 2];
  }
};

void measure(Case& one) {
  const auto begin = Clock::now();
  one.run();
  one.seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
}

void require(bool good, const char* what) {
  if (good) return;
  fmt::print(stderr, "{} failed\n", what);
  std::exit(1);
}

void parse_in_place(const std::string& xml) {
  std::vector<char> copy(xml.begin(), xml.end());
  pugi::xml_document document;
  require(document.load_buffer_inplace(copy.data(), copy.size(), pugi::parse_default),
          "pugixml parse");
}

pmml::Document read(const std::string& xml) {
  pmml::Document document;
  pmml::Report report;
  require(pmml::read(xml, document, report) && report.ok(), "read");
  return document;
}

struct CountingWriter : pugi::xml_writer {
  std::size_t bytes = 0;
  void write(const void*, std::size_t size) override { bytes += size; }
};

void build(pugi::xml_node to, const pugi::xml_node& from) {
  for (const pugi::xml_attribute& attribute : from.attributes()) {
    to.append_attribute(attribute.name()).set_value(attribute.value());
  }
  for (const pugi::xml_node& child : from.children()) build(to.append_child(child.name()), child);
}

// What it costs to write the same document through a DOM: build it node by node, then save.
void build_and_save(const pugi::xml_document& original) {
  pugi::xml_document document;
  build(document, original);
  CountingWriter writer;
  document.save(writer, "  ");
}

// Peak memory of a task in a process of its own, above that of the same process without the task.
double peak_bytes(const std::function<void()>& task) {
  malloc_trim(0);  // memory freed earlier must not serve the task unseen
  int channel[2];
  require(pipe(channel) == 0, "pipe");
  const pid_t child = fork();
  if (child == 0) {
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    task();
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    const double grown = 1024.0 * static_cast<double>(after.ru_maxrss - before.ru_maxrss);
    const bool told = write(channel[1], &grown, sizeof grown) == sizeof grown;
    _exit(told ? 0 : 1);
  }
  double grown = 0;
  require(::read(channel[0], &grown, sizeof grown) == sizeof grown, "measuring memory");
  waitpid(child, nullptr, 0);
  return grown;
}

std::vector<Case> cases(const std::string& xml, const pmml::Document& document,
                        const pmml::Schema& schema, const pugi::xml_document& dom) {
  auto kept = std::make_shared<pmml::Document>();
  return {
      {"memcpy", [&] { std::vector<char> copy(xml.begin(), xml.end()); }, {}},
      {"pugixml parse_default", [&] { parse_in_place(xml); }, {}},
      {"gate",
       [&] {
         pmml::Report r;
         require(pmml::gate(xml, {}, r), "gate");
       },
       {}},
      {"our read + check", [&xml, kept] { *kept = read(xml); }, {}},
      {"freeing what was read", [kept] { *kept = {}; }, {}},
      {"Xerces SAX2 + schema",
       [&] {
         pmml::Report r;
         require(pmml::validate(xml, schema, r), "validate");
       },
       {}},
      {"our write", [&] { pmml::write(document, [](std::string_view) {}); }, {}},
      {"pugixml build + save", [&] { build_and_save(dom); }, {}},
  };
}

void run(std::size_t megabytes, int rounds) {
  const std::string xml = pmml::write(bench::forest(megabytes << 20U));
  const double size = static_cast<double>(xml.size());
  const double plain = peak_bytes([&] { parse_in_place(xml); });
  const double ours = peak_bytes([&] { read(xml); });
  const pmml::Document document = read(xml);
  const auto schema = pmml::Schema::from_memory(pmml::embedded_schema_4_4(), "pmml-4-4.xsd");
  pugi::xml_document dom;
  require(dom.load_buffer(xml.data(), xml.size()), "pugixml parse");
  std::vector<Case> all = cases(xml, document, schema, dom);
  for (int round = 0; round < rounds; ++round) {
    for (Case& one : all) measure(one);
  }
  const double base = all[1].median();
  fmt::print("\nforest of {:.1f} MB, medians of {} interleaved runs\n", size / 1e6, rounds);
  for (const Case& one : all) {
    fmt::print("  {:<24} {:9.1f} ms  {:6.2f} x pugixml  {:7.0f} MB/s\n", one.name,
               1e3 * one.median(), one.median() / base, size / 1e6 / one.median());
  }
  fmt::print("  peak memory above the text: pugixml {:.2f}, our read {:.2f} bytes per byte\n",
             (plain - size) / size, ours / size);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
  for (const std::size_t megabytes : {2, 40, 200}) run(megabytes, rounds);
}
