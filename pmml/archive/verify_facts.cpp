#include <algorithm>

#include "pmml/archive/profile_rules.h"
#include "pmml/archive/source.h"
#include "pmml/archive/verify_stages.h"
#include "pmml/describe/numbers.h"
#include "pmml/tools/digest.h"
#include "pmml/tools/walk.h"

namespace pmml::archive {
namespace {

constexpr std::string_view consistency = "consistency";

void inspect_provenance(Inspection& at) {
  const Report& report = at.view->provenance_problems;
  at.report.add(report);
  for (const Problem& problem : report.problems()) {
    at.promises.differ("provenance", problem.expected, problem.found,
                       problem.id + " at line " + std::to_string(problem.where.line), problem.path);
  }
  if (!report.empty()) return;
  if (at.provenance() == nullptr) {
    return at.promises.skip("provenance", "the document has no provenance of this program");
  }
  at.promises.match("provenance", "version " + at.provenance()->version,
                    provenance_path("/@version"));
}

// ---- Contradictions

void expect(Inspection& at, bool holds, std::string stated, std::string found, std::string reason,
            std::string path) {
  if (holds) return;
  at.promises.differ(consistency, std::move(stated), std::move(found), std::move(reason),
                     std::move(path));
}

void expect_count(Inspection& at, std::int64_t stated, std::int64_t found, std::string reason,
                  std::string path) {
  expect(at, stated == found, std::to_string(stated), std::to_string(found), std::move(reason),
         std::move(path));
}

void expect_score(Inspection& at, double stated, double found, std::string reason,
                  std::string path) {
  expect(at, same_score(stated, found), format_double(stated), format_double(found),
         std::move(reason), std::move(path));
}

const Evaluation* training_evaluation(const Provenance& facts) {
  const auto found =
      std::ranges::find(facts.evaluations, DataUsage::training, &Evaluation::dataUsage);
  return found == facts.evaluations.end() ? nullptr : &*found;
}

void check_rounds(Inspection& at, const Provenance& facts) {
  const Evaluation* training = training_evaluation(facts);
  if (!facts.crossValidation || training == nullptr) return;
  std::int64_t rows = 0;
  for (const Fold& fold : facts.crossValidation->folds) rows += fold.rows;
  expect_count(at, training->rows, rows, "the rounds do not test every training row once",
               provenance_path("/crossValidation/fold/@rows"));
}

void check_evaluations(Inspection& at, const Provenance& facts) {
  for (const Evaluation& one : facts.evaluations) {
    for (const Evaluation& other : facts.evaluations) {
      if (&other <= &one || other.metric != one.metric || other.dataUsage != one.dataUsage)
        continue;
      expect_score(at, one.score, other.score, "two scores of one metric on the same data",
                   provenance_path("/evaluation/@score"));
    }
  }
}

void check_rows(Inspection& at, const Provenance& facts) {
  const TrainingData* data = training_data(at);
  const Evaluation* training = training_evaluation(facts);
  if (data == nullptr || training == nullptr) return;
  expect(at, training->rows <= data->rows, std::to_string(data->rows),
         std::to_string(training->rows), "the score is of more rows than the data have",
         provenance_path("/evaluation/@rows"));
  if (!data->selection || !data->selection->rows) return;
  expect_count(at, *data->selection->rows, training->rows,
               "the score is not of the rows that were selected",
               provenance_path("/trainingData/selection/@rows"));
}

void check_source(Inspection& at, const Provenance& facts) {
  if (!facts.sourceCode || facts.sourceCode->files.empty()) return;
  const SourceCode& source = *facts.sourceCode;
  const std::string path = provenance_path("/sourceCode");
  if (source.sha256) {
    const std::string computed = source_digest(source.files);
    expect(at, *source.sha256 == computed, *source.sha256, computed,
           "the digest of the source is not that of the digests of its files", path + "/@sha256");
  }
  for (const SourceFile& file : source.files) {
    if (file.text.empty()) continue;
    const std::string computed = digest(file.text);
    expect(at, file.sha256 == computed, file.sha256, computed,
           "the text of " + file.path + " is not that of its digest", path + "/file/@sha256");
  }
}

// Whether the provenance has a child or a text of that name.
bool is_there(const Provenance& facts, std::string_view name) {
  const ElementDescription& description = description_of<Provenance>();
  for (const ChildRow& row : description.children) {
    if (row.member == name) return row.slot->size(member(&facts, row.offset)) > 0;
  }
  const AttributeRow* attribute = description.attribute(name);
  const std::string* text = attribute == nullptr ? nullptr : text_of(*attribute, &facts);
  return text != nullptr && !text->empty();
}

void check_unavailable(Inspection& at, const Provenance& facts) {
  for (const Unavailable& fact : facts.unavailable) {
    expect(at, !is_there(facts, fact.fact), fact.fact + " is unavailable", fact.fact + " is there",
           "a fact is both there and unavailable", provenance_path("/unavailable/@fact"));
  }
}

// ---- Against the model

void check_verification_rows(Inspection& at, const Provenance& facts) {
  if (!facts.verificationRows) return;
  const ModelVerification* records = at.parts().modelVerification;
  const std::size_t rows =
      records == nullptr || !records->inlineTable ? 0 : records->inlineTable->rows.size();
  expect_count(at, facts.verificationRows->rows, static_cast<std::int64_t>(rows),
               "ModelVerification has another number of rows",
               provenance_path("/verificationRows/@rows"));
}

void check_statistics(Inspection& at, const Provenance& facts) {
  const ModelStats* statistics = at.parts().modelStats;
  const Evaluation* training = training_evaluation(facts);
  if (statistics == nullptr || training == nullptr) return;
  for (const UnivariateStats& stats : statistics->univariateStats) {
    if (!stats.counts) continue;
    expect(
        at, stats.counts->totalFreq == static_cast<double>(training->rows),
        std::to_string(training->rows), format_double(stats.counts->totalFreq),
        "the statistics of " + stats.field.value_or("a field") + " are of another number of rows",
        at.model_path + "/ModelStats/UnivariateStats/Counts/@totalFreq");
  }
}

// What the profile says of it, whatever level the document claims.
void check_rules_of_profile(Inspection& at, const Provenance&) {
  ArchiveView view = *at.view;
  view.parts = at.parts();
  for (const ProfileRule& rule : consistent_rules()) {
    if (const auto breach = rule.check(view)) {
      at.promises.differ(consistency, std::string(rule.sentence), breach->found,
                         std::string(rule.id), breach->path);
    }
  }
}

void inspect_consistency(Inspection& at) {
  const Provenance& facts = *at.provenance();
  for (const auto check :
       {check_rules_of_profile, check_rounds, check_evaluations, check_rows, check_source,
        check_unavailable, check_verification_rows, check_hyperparameters, check_statistics})
    check(at, facts);
  if (!at.promises.has(consistency)) at.promises.match(consistency, {});
}

}  // namespace

void inspect_facts(Inspection& at) {
  inspect_provenance(at);
  if (at.provenance() == nullptr)
    return at.promises.skip(consistency, "there is no provenance to compare");
  at.promises.attempt(consistency, at.report, [&] { inspect_consistency(at); });
}

}  // namespace pmml::archive
