#include "pmml/report/page.h"

#include <algorithm>

#include "pmml/archive/provenance_document.h"
#include "pmml/report/dictionary.h"
#include "pmml/report/evaluation.h"
#include "pmml/report/facts.h"
#include "pmml/report/model.h"
#include "pmml/report/model_view.h"
#include "pmml/report/origin.h"

namespace pmml::report {
namespace {

constexpr int head_digits = 3;

using archive::Outcome;
using archive::Promise;
using archive::Verdict;

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

Text title_of_page(const PMML& pmml) {
  if (pmml.models.empty()) return "A document without a model";
  if (pmml.models.size() > 1) return counted(pmml.models.size(), "model");
  const ModelView view = view_of(pmml.models.front());
  if (!view.name.empty()) return code(view.name);
  const std::vector<std::string> targets = targets_of(view);
  Text out = capital(noun_of(pmml.models.front()));
  return targets.empty() ? out : out + " for " + list_of(targets);
}

Text lead_of(const PMML& pmml) {
  if (pmml.models.empty()) return "The document holds no model.";
  Text out = sentence_of(pmml.models.front());
  if (pmml.models.size() > 1) {
    out += " " + counted(pmml.models.size() - 1, "further model follows", "further models follow") +
           ".";
  }
  return out;
}

std::size_t number_of(const Verdict& verdict, Outcome outcome) {
  return static_cast<std::size_t>(std::ranges::count(verdict.promises, outcome, &Promise::outcome));
}

TableCell verdict_cell(const Verdict& verdict) {
  TableCell cell = counted(number_of(verdict, Outcome::matches), "promise holds", "promises hold");
  const std::size_t broken = number_of(verdict, Outcome::differs);
  const std::size_t open = number_of(verdict, Outcome::notChecked);
  if (broken > 0) cell.text += ", " + std::to_string(broken) + " broken";
  if (open > 0) cell.text += ", " + std::to_string(open) + " not checked";
  cell.mark = broken > 0 ? Mark::bad : open == verdict.promises.size() ? Mark::open : Mark::good;
  return cell;
}

std::vector<KeyFact> facts_of_page(const Document& document,
                                   const std::optional<archive::Provenance>& provenance,
                                   const Findings& findings) {
  const PMML& pmml = document.pmml;
  std::vector<KeyFact> facts;
  if (findings.verdict != nullptr && !findings.verdict->promises.empty()) {
    facts.push_back({"Verification", verdict_cell(*findings.verdict)});
  }
  if (provenance && !provenance->evaluations.empty()) {
    const archive::Evaluation& e = provenance->evaluations.front();
    facts.push_back({"Score on " + std::string(name_of(e.dataUsage)) + " data",
                     code(e.metric) + " " + rounded(e.score, head_digits)});
  }
  if (provenance && provenance->crossValidation) {
    const archive::CrossValidation& rounds = *provenance->crossValidation;
    facts.push_back({"Cross-validation", code(rounds.metric) + " " +
                                             rounded(rounds.mean, head_digits) + " ± " +
                                             rounded(rounds.deviation, head_digits)});
  }
  if (!pmml.models.empty()) facts.push_back({"Kind", code(view_of(pmml.models.front()).type)});
  if (pmml.header && pmml.header->application) {
    const Application& application = *pmml.header->application;
    facts.push_back(
        {"Written by", code(application.name) + " " +
                           (application.version ? code(*application.version) : Text())});
  }
  facts.push_back({"Format", "PMML " + std::string(to_string(document.version()))});
  return facts;
}

// What goes in, what comes out, and what it was learnt from.
void add_use(const ModelView& view, const Fields& fields, Section& section) {
  const std::vector<std::string> inputs = inputs_of(view);
  Text text = inputs.empty() ? Text() : "It reads " + list_of(inputs) + ".";
  for (const std::string& target : targets_of(view)) {
    const DataField* field = fields.find(target);
    if (field == nullptr) continue;
    const std::vector<std::string> categories = valid_values(*field);
    if (!categories.empty()) text += " The result is one of " + list_of(categories, " or ") + ".";
    const UnivariateStats* stats = fields.stats(target);
    if (stats != nullptr && stats->counts) {
      text += " It was learnt from " + rounded(stats->counts->totalFreq) + " records.";
    }
    break;
  }
  if (!view.scorable) text += " The document says that it is not meant for scoring.";
  if (!text.empty()) section.blocks.emplace_back(Paragraph{text});
}

Section summary_section(const PMML& pmml, const Fields& fields,
                        const std::optional<archive::Provenance>& provenance) {
  Section section{"summary", "Summary", {}};
  if (pmml.header && pmml.header->description) {
    section.blocks.emplace_back(Paragraph{remark(*pmml.header->description)});
  }
  if (!pmml.models.empty()) add_use(view_of(pmml.models.front()), fields, section);
  if (!provenance) return section;
  if (provenance->intendedUse) {
    section.blocks.emplace_back(Heading{3, "Intended use"});
    section.blocks.emplace_back(Paragraph{remark(provenance->intendedUse->text)});
  }
  if (provenance->limitations.empty()) return section;
  section.blocks.emplace_back(Heading{3, "Limitations"});
  std::size_t n = 0;
  for (const archive::Limitation& limitation : provenance->limitations) {
    if (n++ < table_rows.number) section.blocks.emplace_back(Paragraph{remark(limitation.text)});
  }
  return section;
}

Mark mark_of(Outcome outcome) {
  return outcome == Outcome::matches   ? Mark::good
         : outcome == Outcome::differs ? Mark::bad
                                       : Mark::open;
}

Text shown(const std::string& text) {
  return text.empty() ? Text("–") : value(text);
}

Text details_of(const Promise& promise) {
  const bool differs = promise.outcome == Outcome::differs;
  Text out;
  if (differs && !(promise.stated.empty() && promise.found.empty())) {
    out += "stated " + shown(promise.stated) + ", found " + shown(promise.found);
  } else if (!promise.stated.empty()) {
    out += value(promise.stated);
  }
  if (promise.reason.empty()) return out.empty() ? Text("–") : out;
  return out.empty() ? value(promise.reason) : out + ": " + value(promise.reason);
}

std::vector<TableCell> promise_row(const Promise& promise) {
  TableCell outcome = std::string(archive::to_string(promise.outcome));
  outcome.mark = mark_of(promise.outcome);
  return {value(promise.sentence), std::move(outcome), details_of(promise)};
}

Section verdict_section(const Verdict* verdict) {
  Section section{"verification", "Verification", {}};
  if (verdict == nullptr) return section;
  if (verdict->promises.empty()) {
    section.blocks.emplace_back(Paragraph{"The document promises nothing that can be checked."});
    return section;
  }
  Table table;
  table.caption = "Promises of the document and what was found when this report was made";
  table.columns = {{"Promise"}, {"Outcome"}, {"Details"}};
  for (const Promise& promise : verdict->promises) {
    table.add(promise_row(promise));
  }
  section.blocks.emplace_back(std::move(table));
  return section;
}

Section audit_section(const archive::Audit* audit) {
  Section section{"audit", "What else is in it", {}};
  if (audit == nullptr) return section;
  const archive::Sizes& sizes = audit->sizes;
  section.blocks.emplace_back(Paragraph{
      "The document has " + std::to_string(sizes.bytes) + " bytes and " +
      std::to_string(sizes.elements) + " elements, " + std::to_string(sizes.depth) +
      " inside one another at most; its longest text has " + std::to_string(sizes.largest_text) +
      " bytes." +
      (audit->findings.empty() ? " It holds nothing but plain PMML and what this program writes."
                               : "")});
  Table table;
  table.caption = "What is not plain PMML; nothing of it was run or fetched";
  table.columns = {{"What"}, {"Why it is listed"}, {"Found"}, {"Where"}};
  for (const archive::Untrusted& finding : audit->findings) {
    table.add({std::string(archive::to_string(finding.kind)), value(finding.reason),
               shown(finding.found), shown(finding.path)});
  }
  section.blocks.emplace_back(std::move(table));
  return section;
}

Section about_section() {
  Section section{"about", "About this page", {}};
  section.blocks.emplace_back(Paragraph{
      "Numbers of the model are rounded to six significant digits; the file holds them in full. "
      "Facts of the provenance are shown as they stand in the file. Control characters and marks "
      "that change the direction of text are shown as \\x and two digits for each byte."});
  Table table;
  table.caption = "The most that is shown";
  table.columns = {{"Of what"}, {"At most", true}};
  for (const ShownAtMost& limit : all_limits) table.add({limit.of, std::to_string(limit.number)});
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace

Page page(const Document& document, const Findings& findings) {
  const PMML& pmml = document.pmml;
  Report problems;
  const std::optional<archive::Provenance> provenance = archive::provenance(document, problems);
  const Fields fields(pmml);
  Page page;
  page.title = title_of_page(pmml);
  page.lead = lead_of(pmml);
  page.facts = facts_of_page(document, provenance, findings);
  page.sections = {summary_section(pmml, fields, provenance),
                   verdict_section(findings.verdict),
                   dictionary_section(pmml, fields),
                   model_section(pmml, fields),
                   evaluation_section(pmml, provenance),
                   origin_section(pmml, provenance),
                   audit_section(findings.audit),
                   about_section()};
  return page;
}

}  // namespace pmml::report
