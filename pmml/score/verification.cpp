#include "pmml/score/verification.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "pmml/describe/numbers.h"
#include "pmml/score/list_text.h"
#include "pmml/score/model_scorer.h"
#include "pmml/score/select.h"
#include "pmml/score/table.h"

namespace pmml {

using namespace scoring;

namespace {

/// The bits of a double on a scale without gaps.
std::uint64_t place(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
  return (bits & sign) != 0 ? sign - (bits & ~sign) : sign + bits;
}

std::uint64_t ulps_between(double a, double b) {
  const std::uint64_t first = place(a);
  const std::uint64_t second = place(b);
  return first > second ? first - second : second - first;
}

bool within(double expected, double observed, const VerificationField& field) {
  if (std::abs(expected) <= field.zeroThreshold && std::abs(observed) <= field.zeroThreshold)
    return true;
  const double one = expected * (1 - field.precision);
  const double other = expected * (1 + field.precision);
  return observed >= std::min(one, other) && observed <= std::max(one, other);
}

void compare_numbers(double expected, double observed, const VerificationField& field,
                     VerificationCell& cell) {
  cell.absolute = std::abs(expected - observed);
  cell.relative = cell.absolute == 0 ? 0 : cell.absolute / std::abs(expected);
  cell.ulps = ulps_between(expected, observed);
  cell.ok = within(expected, observed, field) || cell.ulps == 0;
}

const std::string& column_of(const VerificationField& field) {
  return field.column ? *field.column : field.field;
}

bool names(const std::vector<ScoredField>& fields, const std::string& name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const ScoredField& field) { return field.name == name; });
}

/// The verification records as a table of text, named by field.
Table records_of(const ModelVerification& verification) {
  Table table;
  for (const VerificationField& field : verification.verificationFields->verificationFields) {
    Column& column = table.columns.emplace_back();
    column.name = field.field;
    column.kind = Column::Kind::text;
    for (const row& record : verification.inlineTable->rows) {
      const Cell* cell = find_cell(record, column_of(field));
      if (cell == nullptr) {
        column.push_missing();
      } else {
        column.push_text(cell->value);
      }
    }
  }
  return table;
}

/// Adds the predicted values under the targets' names to an Output that lacks them.
Document with_target_outputs(const Document& document, const ModelParts& parts,
                             const std::vector<const VerificationField*>& targets) {
  Document copy = document;
  for (Model& model : copy.pmml.models) {
    std::visit(
        [&]<class T>(T& boxed) {
          if constexpr (requires { boxed->output; }) {
            if (boxed->modelName != parts.modelName || !boxed->output) return;
            for (const VerificationField* target : targets) {
              OutputField& field = boxed->output->outputFields.emplace_back();
              field.name = target->field;
              field.targetField = target->field;
            }
          }
        },
        model);
  }
  return copy;
}

std::vector<std::string> group_fields(const ModelParts& parts, const Table& records) {
  std::vector<std::string> groups;
  if (parts.miningSchema == nullptr) return groups;
  for (const MiningField& field : parts.miningSchema->miningFields) {
    if (field.usageType == UsageType::group && records.find(field.name) != nullptr)
      groups.push_back(field.name);
  }
  return groups;
}

std::string group_of(const Table& table, const std::vector<std::string>& groups, std::size_t row) {
  std::vector<std::string> values;
  for (const std::string& group : groups) {
    const Column* column = table.find(group);
    values.push_back(column == nullptr ? std::string() : column->cell_text(row));
  }
  return list_text(values);
}

/// The records of each scored group as one: a column lists what its cells hold, once for the group.
Table grouped(const Table& records, const Table& scored, const std::vector<std::string>& groups) {
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < records.rows(); ++i)
    members[group_of(records, groups, i)].push_back(i);
  Table result;
  for (const Column& column : records.columns) {
    Column& lists = result.columns.emplace_back();
    lists.name = column.name;
    lists.kind = Column::Kind::text;
    const bool is_group = std::find(groups.begin(), groups.end(), column.name) != groups.end();
    for (std::size_t i = 0; i < scored.rows(); ++i) {
      std::vector<std::string> values;
      for (const std::size_t member : members[group_of(scored, groups, i)]) {
        if (!column.missing(member)) values.push_back(column.cell_text(member));
      }
      if (is_group && !values.empty()) values.resize(1);
      values.empty() ? lists.push_missing() : lists.push_text(list_text(values));
    }
  }
  return result;
}

VerificationCell compare(const Column& expected, const Column& observed, std::size_t i,
                         const VerificationField& field) {
  VerificationCell cell;
  cell.row = i + 1;
  cell.field = field.field;
  cell.expected = expected.cell_text(i);
  cell.observed = observed.cell_text(i);
  double number = 0;
  if (expected.missing(i) || observed.missing(i)) {
    cell.ok = expected.missing(i) && observed.missing(i);
  } else if (observed.kind == Column::Kind::number &&
             parse_double(cell.expected, number) == NumberError::none) {
    compare_numbers(number, observed.numbers[i], field, cell);
  } else {
    cell.ok = cell.expected == cell.observed;
  }
  return cell;
}

VerificationResult compare_all(Table records, const Table& scored, const ModelParts& parts,
                               const std::vector<const VerificationField*>& fields) {
  if (scored.rows() != records.rows())
    records = grouped(records, scored, group_fields(parts, records));
  VerificationResult result;
  result.rows = records.rows();
  for (std::size_t i = 0; i < records.rows(); ++i) {
    for (const VerificationField* field : fields) {
      const Column* observed = scored.find(field->field);
      if (observed == nullptr)
        fail_invalid("E-FIELD", field->where, "VerificationField", field->field,
                     "an input, target or output field");
      result.cells.push_back(compare(*records.find(field->field), *observed, i, *field));
    }
  }
  return result;
}

Report mismatch(std::string id, std::string found, std::string expected_text) {
  Report report;
  report.add({std::move(id),
              Severity::error,
              Layer::data,
              {},
              {},
              "expected values",
              std::move(found),
              std::move(expected_text)});
  return report;
}

}  // namespace

bool VerificationResult::ok() const {
  return std::all_of(cells.begin(), cells.end(),
                     [](const VerificationCell& cell) { return cell.ok; });
}

std::string summary(const VerificationResult& result) {
  double relative = 0;
  std::uint64_t ulps = 0;
  std::size_t failed = 0;
  for (const VerificationCell& cell : result.cells) {
    if (!cell.ok) ++failed;
    relative = std::max(relative, cell.relative);
    ulps = std::max(ulps, cell.ulps);
  }
  return std::to_string(result.rows) + " rows, " + std::to_string(result.cells.size()) +
         " cells: " + std::to_string(result.cells.size() - failed) + " reproduced, " +
         std::to_string(failed) + " not; largest difference " + format_double(relative) +
         " relative, " + std::to_string(ulps) + " ulp";
}

std::optional<VerificationResult> verify(const Document& document, const CompileOptions& options,
                                         Report& report) {
  const ModelParts parts = parts_of(select_model(document, options.modelName));
  if (parts.modelVerification == nullptr) return std::nullopt;
  const Table records = records_of(*parts.modelVerification);
  Scorer scorer = compile(document, options);
  std::vector<const VerificationField*> outputs;
  std::vector<const VerificationField*> targets;
  for (const VerificationField& field :
       parts.modelVerification->verificationFields->verificationFields) {
    const bool is_target = names(scorer.targetFields(), field.field);
    if (parts.output != nullptr && names(scorer.outputFields(), field.field)) {
      outputs.push_back(&field);
    } else if (is_target) {
      targets.push_back(&field);
    } else if (!names(scorer.inputFields(), field.field)) {
      outputs.push_back(&field);
    }
  }
  if (!outputs.empty()) return compare_all(records, scorer.score(records, report), parts, outputs);
  if (parts.output != nullptr && !targets.empty())
    scorer = compile(with_target_outputs(document, parts, targets), options);
  return compare_all(records, scorer.score(records, report), parts, targets);
}

VerificationResult compare(const Table& expected, const Table& observed, double precision,
                           double zeroThreshold) {
  if (expected.rows() != observed.rows())
    throw InvalidData(mismatch("E-ROWS", std::to_string(expected.rows()) + " rows",
                               std::to_string(observed.rows()) + " rows, as there are results"));
  VerificationField field;
  field.precision = precision;
  field.zeroThreshold = zeroThreshold;
  std::vector<std::pair<const Column*, const Column*>> columns;
  for (const Column& column : observed.columns) {
    if (const Column* other = expected.find(column.name)) columns.emplace_back(other, &column);
  }
  if (columns.empty())
    throw InvalidData(
        mismatch("E-COLUMN", "no column of a result", "a column named like a result"));
  VerificationResult result;
  result.rows = expected.rows();
  for (std::size_t i = 0; i < expected.rows(); ++i) {
    for (const auto& [want, have] : columns) {
      field.field = have->name;
      result.cells.push_back(compare(*want, *have, i, field));
    }
  }
  return result;
}

}  // namespace pmml
