#include <algorithm>

#include "pmml/archive/assemble.h"
#include "pmml/describe/numbers.h"

namespace pmml::archive {
namespace {

using Lines = std::vector<std::string>;

std::string number(double value) {
  return format_double(value);
}
std::string number(std::int64_t value) {
  return std::to_string(value);
}
std::string with(std::string_view before, const std::optional<std::string>& text) {
  return text ? std::string(before) + *text : std::string();
}

void say_use(const Provenance& p, Lines& lines) {
  if (p.intendedUse) lines.push_back("Intended use: " + p.intendedUse->text);
  for (const Limitation& limitation : p.limitations) {
    lines.push_back("Limitation: " + limitation.text);
  }
}

void say_people(const Provenance& p, Lines& lines) {
  if (p.agent) {
    lines.push_back("Produced by " + p.agent->name + with(", ", p.agent->role) +
                    with(", contact ", p.agent->contact) + ".");
  }
  if (!p.rights) return;
  lines.push_back("Licence: " + p.rights->license + with("; access: ", p.rights->access) +
                  (p.rights->personalData ? "; the training data are personal data."
                                          : "; the training data are no personal data."));
}

void say_history(const Provenance& p, Lines& lines) {
  if (p.fitted) lines.push_back("Fitted at " + *p.fitted + ".");
  if (p.derivedFrom) {
    lines.push_back("Replaces the document with seal " + p.derivedFrom->sha256 +
                    with(" at ", p.derivedFrom->uri) + ".");
  }
}

void say_data(const Provenance& p, Lines& lines) {
  for (const TrainingData& data : p.trainingData) {
    lines.push_back("Data (" + std::string(name_of(data.role)) + "): " + number(data.rows) +
                    " rows, " + number(data.columns) + " columns, " + number(data.bytes) +
                    " bytes of " + data.mediaType + with(" at ", data.uri) + "; SHA-256 " +
                    data.sha256 + ".");
    if (!data.selection) continue;
    const Selection& selection = *data.selection;
    lines.push_back("Selection of rows: " + selection.method +
                    (selection.seed ? " (seed " + number(*selection.seed) + ")" : "") + ".");
  }
}

void say_source(const Provenance& p, Lines& lines) {
  if (!p.sourceCode) return;
  const SourceCode& code = *p.sourceCode;
  std::string line = "Source code" + with(" at ", code.uri) + with(", revision ", code.revision) +
                     with(", started as ", code.entryPoint) + with("; SHA-256 ", code.sha256);
  if (code.dirty) line += *code.dirty ? "; changed since that revision" : "; unchanged";
  lines.push_back(line + ".");
}

void say_environment(const Provenance& p, Lines& lines) {
  if (!p.environment) return;
  std::string line = "Computed with " + p.environment->language + ", " + p.environment->compiler +
                     ", " + p.environment->platform;
  for (const Package& package : p.environment->packages) {
    line += ", " + package.name + " " + package.version;
  }
  lines.push_back(line + ".");
}

void say_estimator(const Provenance& p, Lines& lines) {
  if (!p.estimator) return;
  std::string line = "Estimator: " + p.estimator->name + " (";
  for (const Parameter& parameter : p.estimator->params) {
    if (&parameter != &p.estimator->params.front()) line += ", ";
    line += parameter.name + "=" + parameter.value;
  }
  lines.push_back(line + ").");
}

void say_scores(const Provenance& p, Lines& lines) {
  if (p.crossValidation) {
    const CrossValidation& rounds = *p.crossValidation;
    std::string line = "Cross-validation: " + rounds.metric + " " + number(rounds.mean) +
                       " on average over " + number(rounds.n_splits) + " folds of " +
                       rounds.splitter + " (";
    for (const Fold& fold : rounds.folds) {
      if (&fold != &rounds.folds.front()) line += ", ";
      line += number(fold.score);
    }
    lines.push_back(line + "), deviation " + number(rounds.deviation) + "; a mean from " +
                    number(rounds.lower) + " to " + number(rounds.upper) + " counts as the same.");
  }
  for (const Evaluation& evaluation : p.evaluations) {
    lines.push_back("This model on " + std::string(name_of(evaluation.dataUsage)) +
                    " data: " + evaluation.metric + " " + number(evaluation.score) + " on " +
                    number(evaluation.rows) + " rows.");
  }
}

void say_form(const Provenance& p, Lines& lines) {
  if (p.conversion) {
    lines.push_back("Written by " + p.conversion->tool + " " + p.conversion->version +
                    "; numbers: " + p.conversion->numbers + ".");
  }
  if (p.schema) {
    lines.push_back("Valid against " + p.schema->name + " with SHA-256 " + p.schema->sha256 + ".");
  }
  if (p.verificationRows) {
    lines.push_back("Verification rows: " + number(p.verificationRows->rows) + ", " +
                    std::string(name_of(p.verificationRows->origin)) + ".");
  }
}

}  // namespace

std::vector<std::string> sentences(const Provenance& provenance) {
  Lines lines;
  for (const auto say : {say_use, say_people, say_history, say_data, say_source, say_environment,
                         say_estimator, say_scores, say_form}) {
    say(provenance, lines);
  }
  for (const Unavailable& fact : provenance.unavailable) {
    lines.push_back("Not available: " + fact.fact + ", because " + fact.reason + ".");
  }
  return lines;
}

}  // namespace pmml::archive
