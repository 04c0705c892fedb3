// Three referees of validity must agree: our check, Xerces with our schema, Xerces with the
// reference schema; on real documents and on what seeded mutation makes of small ones.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <mutex>
#include <thread>

#include "agreement_verdict.h"
#include "corpus.h"
#include "mutate.h"
#include "pmml/describe/version.h"

namespace pmml::test {
namespace {

constexpr std::size_t small_document = 60'000;
constexpr std::size_t mutations_wanted = 20'000;

struct Seed {
  std::string name;
  std::string text;
};

// Elements that examples rarely have: empty ones, sparse arrays, rows.
const std::vector<Seed> rare_seeds = {
    {"functions",
     R"(<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/>
<DataDictionary><DataField name="x" optype="continuous" dataType="double">
<Interval closure="openClosed" leftMargin="0"/></DataField></DataDictionary>
<TransformationDictionary><DefineFunction name="f" optype="continuous">
<ParameterField name="a" optype="continuous"/><ParameterField name="b"/>
<FieldRef field="a"/></DefineFunction>
<DerivedField name="d" optype="categorical" dataType="string"><MapValues outputColumn="o">
<FieldColumnPair field="x" column="i"/><InlineTable><row><i>1</i><o>2</o></row>
<row><i>2</i><o>3</o></row></InlineTable></MapValues></DerivedField>
</TransformationDictionary></PMML>)"},
    {"time series",
     R"(<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header><Extension name="a"
value="b">text <any>thing</any></Extension></Header><DataDictionary>
<DataField name="x" optype="continuous" dataType="double"/></DataDictionary>
<TimeSeriesModel functionName="timeSeries" bestFit="ExponentialSmoothing"><MiningSchema>
<MiningField name="x"/></MiningSchema><TimeSeries usage="original" startTime="1" endTime="2">
<TimeAnchor type="dateDaysSince[0]" offset="1"><TimeCycle length="2" type="includeAll">
<Array type="int" n="2">1 2</Array>
</TimeCycle></TimeAnchor><TimeValue index="1" value="2"/></TimeSeries>
<ExponentialSmoothing RMSE="1.5"><Level alpha="0.1" smoothedValue="2"/>
<Trend_ExpoSmooth trend="additive" gamma="0.5" smoothedValue="1"/>
</ExponentialSmoothing></TimeSeriesModel></PMML>)"},
    {"sparse",
     R"(<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/><DataDictionary>
<DataField name="x" optype="continuous" dataType="double"/></DataDictionary>
<SupportVectorMachineModel functionName="regression"><MiningSchema><MiningField name="x"/>
</MiningSchema><LinearKernelType/><VectorDictionary><VectorFields><FieldRef field="x"/>
</VectorFields><VectorInstance id="1"><REAL-SparseArray n="3" defaultValue="0"><Indices>1 3</Indices>
<REAL-Entries>0.5 1e3</REAL-Entries></REAL-SparseArray></VectorInstance></VectorDictionary>
<SupportVectorMachine><SupportVectors><SupportVector vectorId="1"/></SupportVectors>
<Coefficients><Coefficient/></Coefficients></SupportVectorMachine></SupportVectorMachineModel>
</PMML>)"},
    {"arima",
     R"(<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/><DataDictionary>
<DataField name="x" optype="continuous" dataType="double"/></DataDictionary>
<TimeSeriesModel functionName="timeSeries" bestFit="GARCH"><MiningSchema><MiningField name="x"/>
</MiningSchema><ARIMA predictionMethod="exactLeastSquares"><NonseasonalComponent p="1" q="1"><AR>
<Array type="real" n="1">0.5</Array></AR><MA><MACoefficients><Array type="real">1</Array>
</MACoefficients></MA></NonseasonalComponent><MaximumLikelihoodStat method="kalman"><KalmanState>
<FinalOmega><Matrix><Array type="real">1</Array></Matrix></FinalOmega><FinalStateVector>
<Array type="real">1</Array></FinalStateVector></KalmanState></MaximumLikelihoodStat></ARIMA>
</TimeSeriesModel></PMML>)"}};

/// Does the work of each index on two threads.
void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::thread other(run);
  run();
  other.join();
}

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename();
}

std::vector<Seed> seeds() {
  std::vector<Seed> list = rare_seeds;
  for (const std::string& path : example_files()) {
    if (auto text = well_formed(path)) list.push_back({file_name(path), as_latest(*text)});
  }
  for (const std::string& path : corpus_files()) {
    if (std::filesystem::file_size(path) > small_document) continue;
    auto text = well_formed(path);
    if (!text || text->size() > small_document) continue;
    if (root_namespace(*text) == latest_namespace) list.push_back({file_name(path), *text});
  }
  return list;
}

// Small documents are mutated more often: they cost less.
std::size_t share(const Seed& seed, bool rare) {
  if (rare) return 1000;
  return std::clamp<std::size_t>(350'000 / seed.text.size(), 12, 250);
}

class Tally {
 public:
  void count(const Verdicts& verdicts) {
    const std::lock_guard lock(mutex_);
    ++documents_;
    ++by_verdict_[static_cast<std::size_t>(verdicts.reference)];
  }
  void count_known() {
    const std::lock_guard lock(mutex_);
    ++known_;
  }
  void disagreement(std::string what) {
    const std::lock_guard lock(mutex_);
    disagreements_.push_back(std::move(what));
  }
  void print(const std::string& what) const {
    std::cout << what << ": " << documents_ << " documents, " << by_verdict_[0] << " valid, "
              << by_verdict_[1] << " valid apart from vendor markup, " << by_verdict_[2]
              << " invalid, " << known_ << " known differences, " << disagreements_.size()
              << " disagreements\n";
  }
  std::size_t documents() const { return documents_; }
  const std::vector<std::string>& disagreements() const { return disagreements_; }

 private:
  std::mutex mutex_;
  std::size_t documents_ = 0;
  std::size_t by_verdict_[3] = {};
  std::size_t known_ = 0;
  std::vector<std::string> disagreements_;
};

// Differences that are Xerces's: XML Schema sees no CDATA sections, so white space in one is white
// space, yet Xerces refuses a section where only elements may stand.
bool is_known(const std::string& text, const Verdicts& verdicts) {
  if (verdicts.check == Verdict::invalid || verdicts.ours != verdicts.reference) return false;
  for (const std::string blank : {" ", "\n", "\t", "\r"}) {
    if (text.find("<![CDATA[" + blank + "]]>") != std::string::npos) return true;
  }
  return false;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 40); ++i) text += lines[i] + "\n";
  return text;
}

void judge(const Referees& referees, const std::string& name, const std::string& text,
           Tally& tally) {
  const Verdicts verdicts = referees.ask(text);
  tally.count(verdicts);
  if (verdicts.agree()) return;
  if (is_known(text, verdicts)) {
    tally.count_known();
  } else {
    tally.disagreement(name + "\n" + to_string(verdicts));
  }
}

}  // namespace

TEST_CASE("three referees agree on every corpus document of version 4.4") {
  if (!has_corpus()) return;
  const Referees referees;
  const std::vector<std::string> files = corpus_files();
  Tally tally;
  for_each_index(files.size(), [&](std::size_t i) {
    const auto text = well_formed(files[i]);
    if (text && root_namespace(*text) == latest_namespace) {
      judge(referees, file_name(files[i]), *text, tally);
    }
  });
  tally.print("corpus");
  CHECK(tally.documents() > 500);
  INFO(joined(tally.disagreements()));
  CHECK(tally.disagreements().empty());
}

TEST_CASE("three referees agree on mutations of small documents") {
  if (!has_corpus()) return;
  const Referees referees;
  const std::vector<Seed> documents = seeds();
  Tally tally;
  for_each_index(documents.size(), [&](std::size_t i) {
    Mutator mutator(documents[i].text, i);
    for (std::size_t n = share(documents[i], i < rare_seeds.size()); n > 0; --n) {
      const std::string text = mutator.next();
      judge(referees, documents[i].name + ": " + mutator.last(), text, tally);
    }
  });
  tally.print("mutations");
  CHECK(tally.documents() >= mutations_wanted);
  INFO(joined(tally.disagreements()));
  CHECK(tally.disagreements().empty());
}

TEST_CASE("the seeds written for rare elements are valid") {
  if (!has_corpus()) return;
  const Referees referees;
  for (const Seed& seed : rare_seeds) {
    const Verdicts verdicts = referees.ask(seed.text);
    INFO(seed.name << "\n" << to_string(verdicts));
    CHECK(verdicts.agree());
    CHECK(verdicts.reference == Verdict::valid);
    Report report;
    validate(seed.text, referees.reference(), report);
    CHECK(to_string(report) == "");
  }
}

TEST_CASE("vendor elements may stand in elements declared empty") {
  if (!has_corpus()) return;
  std::string text = rare_seeds.front().text;
  const std::string parameter = "<ParameterField name=\"b\"/>";
  text.replace(text.find(parameter), parameter.size(),
               "<ParameterField name=\"b\"><X-/></ParameterField>");
  const Verdicts verdicts = Referees().ask(text);
  INFO(to_string(verdicts));
  CHECK(verdicts.agree());
  CHECK(verdicts.check == Verdict::validApartFromVendorMarkup);
}

TEST_CASE("three referees agree on white space in elements declared empty") {
  if (!has_corpus()) return;
  const Referees referees;
  for (const Seed& seed : rare_seeds) {
    for (const std::string name :
         {"ParameterField name=\"b\"", "Level alpha=\"0.1\" smoothedValue=\"2\""}) {
      std::string text = seed.text;
      const std::size_t at = text.find("<" + name + "/>");
      if (at == std::string::npos) continue;
      text.replace(at, name.size() + 3, "<" + name + "> </" + name.substr(0, name.find(' ')) + ">");
      const Verdicts verdicts = referees.ask(text);
      INFO(to_string(verdicts));
      CHECK(verdicts.agree());
      CHECK(verdicts.reference == Verdict::invalid);
    }
  }
}

}  // namespace pmml::test
