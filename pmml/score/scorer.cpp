#include "pmml/score/scorer.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "pmml/score/model_unit.h"
#include "pmml/score/records.h"
#include "pmml/score/refused.h"
#include "pmml/score/select.h"

namespace pmml {

using namespace scoring;

struct Scorer::Compiled {
  struct Input {
    std::string name;
    Field raw;
    bool expected;  ///< an active field: its absence is worth a warning
  };
  Program program;
  std::unique_ptr<const ModelUnit> model;
  std::vector<Input> inputs;
  std::vector<Slot> active;  ///< prepared for every record, so that an invalid one is noticed
  std::vector<ScoredField> input_fields;
  std::vector<ScoredField> target_fields;
  std::vector<ScoredField> output_fields;
};

const Model& scoring::select_model(const Document& document, const std::string& name) {
  for (const Model& model : document.pmml.models) {
    if (std::holds_alternative<std::monostate>(model)) continue;
    const ModelParts parts = parts_of(model);
    if (name.empty() ? parts.isScorable : parts.modelName == name) return model;
  }
  fail_invalid("E-MODEL", document.pmml.where, "PMML",
               name.empty() ? "no scorable model" : "no model named " + name,
               "a model that can be scored");
}

namespace {

bool is_target(const MiningField& field) {
  return field.usageType == UsageType::target || field.usageType == UsageType::predicted;
}

std::vector<std::string> texts_of(const std::vector<double>& values, DataType type,
                                  const StringPool& pool) {
  std::vector<std::string> texts;
  for (const double value : values) texts.push_back(cell_text(value, type, pool));
  return texts;
}

ScoredField describe_field(const std::string& name, const Field& field, const StringPool& pool) {
  ScoredField result{name, field.type, field.optype, {}};
  if (field.space != nullptr) result.values = texts_of(field.space->valid, field.type, pool);
  return result;
}

void compile_inputs(ModelContext& context, Scorer::Compiled& compiled) {
  const MiningSchema* schema = context.parts.miningSchema;
  if (schema == nullptr) return;
  for (const MiningField& field : schema->miningFields) {
    if (is_target(field)) {
      if (const auto target = context.compilation.data_field(field.name))
        compiled.target_fields.push_back(
            describe_field(field.name, context.compilation.raw(*target), compiled.program.pool));
      continue;
    }
    const auto found = context.find_input(field.name);
    if (!found)
      fail_invalid("E-FIELD", field.where, "MiningField", field.name, "a field of the document");
    const Field& prepared = *found;
    if (field.usageType == UsageType::active) compiled.active.push_back(prepared.slot);
    if (context.compilation.data_field(field.name) == nullptr) continue;
    compiled.input_fields.push_back(describe_field(field.name, prepared, compiled.program.pool));
  }
}

bool is_active(const MiningSchema* schema, const std::string& name) {
  return schema != nullptr && std::any_of(schema->miningFields.begin(), schema->miningFields.end(),
                                          [&](const MiningField& field) {
                                            return field.name == name &&
                                                   field.usageType == UsageType::active;
                                          });
}

void compile_outputs(ModelContext& context, Scorer::Compiled& compiled) {
  for (const NamedField& group : compiled.program.groups)
    compiled.output_fields.push_back(
        describe_field(group.name, group.field, compiled.program.pool));
  for (const OutputColumn& column : compiled.model->outputs()) {
    ScoredField field{column.name, column.type, column.optype, {}};
    if (column.name == context.target_name && context.classifies())
      field.values = texts_of(context.categories, context.target_type, compiled.program.pool);
    compiled.output_fields.push_back(std::move(field));
  }
}

/// The raw cell of a table in the type of its field.
double raw_cell(const Column& column, std::size_t row, const Field& field, StringPool& pool) {
  if (column.missing(row)) return missing;
  if (column.kind == Column::Kind::number) {
    const double number = column.numbers[row];
    if (is_missing(number)) return missing;
    const auto cell = convert(number, DataType::double_, field.type, pool);
    return cell.value_or(unconvertible);
  }
  const std::string_view text = column.text[row];
  if (const auto cell = parse_cell(text, field.type, pool)) return *cell;
  const bool listed =
      field.space != nullptr && field.space->missing_texts.contains(std::string(text));
  return listed ? missing : unconvertible;
}

Column column_for(const std::string& name, DataType type) {
  Column column;
  column.name = name;
  column.kind = is_shown_as_text(type) ? Column::Kind::text : Column::Kind::number;
  return column;
}

/// One call of Scorer::score.
class Run {
 public:
  Run(const Scorer::Compiled& compiled, const Table& input, Report& report)
      : compiled_(compiled), input_(input), report_(report), row_(compiled.program) {
    for (const auto& field : compiled_.inputs) bind(field);
    if (compiled_.program.uses_records) open_records();
    for (const OutputColumn& column : compiled_.model->outputs()) {
      if (!column.final) continue;
      outputs_.push_back({column.slot, column.type});
      table_.columns.push_back(column_for(column.name, column.type));
    }
  }

  Table score() {
    if (!records_) {
      for (std::size_t i = 0; i < input_.rows(); ++i) score_row(i);
      return std::move(table_);
    }
    for (std::size_t place = 0; place < records_->count(); ++place) score_place(place);
    return in_order_of_table();
  }

  Trace explain(std::size_t i) {
    const std::size_t place = records_ ? leader_of(i) : i;
    for (std::size_t earlier = 0; records_ && earlier < place; ++earlier) score_place(earlier);
    const std::size_t problems = report_.problems().size();
    const std::size_t scored = scored_.size();
    records_ ? score_place(place) : score_row(i);
    Tracer tracer(row_.pool());
    if (records_ && scored_.size() == scored) {
      tracer.add("invalid", compiled_.program.groups.front().name, "a missing value");
    } else if (report_.problems().size() == problems) {
      compiled_.model->explain(row_, tracer);
    } else {
      const Problem& problem = report_.problems().back();
      tracer.add("invalid", problem.path, problem.found);
    }
    return tracer.take();
  }

 private:
  struct Cell {
    Slot slot;
    DataType type;
  };

  void bind(const Scorer::Compiled::Input& field) {
    const Column* column = input_.find(field.name);
    columns_.push_back(column);
    if (column == nullptr && field.expected) {
      report_.add({"W-COLUMN",
                   Severity::warning,
                   Layer::data,
                   {},
                   {},
                   field.name,
                   "no such column",
                   "a column of this name; its values are missing"});
    }
  }

  void open_records() {
    records_.emplace(compiled_.program, row_.pool(), input_.rows(),
                     [this](std::size_t record, Row& row) { load(record, row); });
    for (const NamedField& group : compiled_.program.groups) {
      if (input_.find(group.name) == nullptr) continue;
      groups_.push_back(group.field.slot);
      outputs_.push_back({group.field.slot, group.field.type});
      table_.columns.push_back(column_for(group.name, group.field.type));
    }
  }

  void load(std::size_t i, Row& row) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const Field& raw = compiled_.inputs[c].raw;
      if (columns_[c] != nullptr) row.set(raw.slot, raw_cell(*columns_[c], i, raw, row.pool()));
    }
  }

  void score_row(std::size_t i) {
    try {
      prepare(i);
      compiled_.model->score(row_);
    } catch (const InvalidRecord& invalid) {
      refuse(i, invalid);
      return;
    }
    for (std::size_t c = 0; c < outputs_.size(); ++c) write(outputs_[c], table_.columns[c]);
  }

  /// Makes a record the current one; an invalid active field makes it invalid.
  void prepare(std::size_t i) {
    row_.start();
    load(i, row_);
    for (const Slot slot : compiled_.active) row_.get(slot);
  }

  /// The record at a place, or the group that it leads.
  void score_place(std::size_t place) {
    const std::vector<std::size_t>* members = nullptr;
    if (!groups_.empty()) {
      members = &records_->group(groups_, place);
      if (members->empty() || members->front() != place) return;
    }
    scored_.push_back(records_->record(place));
    try {
      if (members != nullptr) prepare_all(*members);
      row_.set_place(*records_, place, members);
      score_row(records_->record(place));
    } catch (const InvalidRecord& invalid) {
      row_.start();
      load(records_->record(place), row_);
      refuse(records_->record(place), invalid);
    }
  }

  /// The place of a record, or of the first of its group.
  std::size_t leader_of(std::size_t record) {
    std::size_t place = 0;
    while (records_->record(place) != record) ++place;
    if (groups_.empty()) return place;
    const std::vector<std::size_t>& members = records_->group(groups_, place);
    return members.empty() ? place : members.front();
  }

  void prepare_all(const std::vector<std::size_t>& members) {
    for (const std::size_t member : members) {
      row_.set_place(*records_, member);
      prepare(records_->record(member));
      scored_.back() = std::min(scored_.back(), records_->record(member));
    }
  }

  Table in_order_of_table() {
    if (std::is_sorted(scored_.begin(), scored_.end())) return std::move(table_);
    std::vector<std::size_t> order(scored_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return scored_[a] < scored_[b]; });
    Table sorted;
    for (const Column& column : table_.columns) {
      Column& copy = sorted.columns.emplace_back();
      copy.name = column.name;
      copy.kind = column.kind;
      for (const std::size_t i : order) copy.push_cell(column, i);
    }
    return sorted;
  }

  void refuse(std::size_t i, const InvalidRecord& invalid) {
    for (std::size_t c = 0; c < outputs_.size(); ++c) {
      if (c < groups_.size()) {
        write(outputs_[c], table_.columns[c]);
      } else {
        table_.columns[c].push_missing();
      }
    }
    const Position place{static_cast<std::uint32_t>(i + 1), 0};
    report_.add({"E-RECORD",
                 Severity::error,
                 Layer::data,
                 {},
                 place,
                 invalid.field,
                 invalid.found,
                 invalid.expected});
  }

  void write(const Cell& output, Column& column) {
    const double value = row_.get(output.slot);
    if (is_missing(value)) {
      column.push_missing();
    } else if (column.kind == Column::Kind::text) {
      column.push_text(cell_text(value, output.type, row_.pool()));
    } else {
      column.push_number(value);
    }
  }

  const Scorer::Compiled& compiled_;
  const Table& input_;
  Report& report_;
  Row row_;
  std::vector<const Column*> columns_;
  std::optional<Records> records_;
  std::vector<Slot> groups_;         ///< what groups the records of this table
  std::vector<Cell> outputs_;        ///< the groups first
  std::vector<std::size_t> scored_;  ///< the first record of each result row
  Table table_;
};

}  // namespace

Scorer compile(const Document& document, const CompileOptions& options) {
  auto compiled = std::make_shared<Scorer::Compiled>();
  Compilation compilation(document.pmml, compiled->program);
  const Model& model = select_model(document, options.modelName);
  refuse_unread_attributes(document.pmml, model);
  auto unit = std::make_unique<ModelUnit>(model, compilation, nullptr);
  const auto context = unit->release_context();
  compiled->model = std::move(unit);
  if (compiled->program.uses_records) {
    for (const NamedField& field : context->fields_used_as(UsageType::order))
      compiled->program.order.push_back(field.field);
  }
  compile_inputs(*context, *compiled);
  compile_outputs(*context, *compiled);
  for (const auto& [name, field] : compilation.raw_fields)
    compiled->inputs.push_back({name, field, is_active(context->parts.miningSchema, name)});
  return Scorer(std::move(compiled));
}

Table Scorer::score(const Table& input, Report& report) const {
  return Run(*compiled_, input, report).score();
}

Trace Scorer::explain(const Table& input, std::size_t row) const {
  if (row >= input.rows())
    throw std::out_of_range("row " + std::to_string(row) + " of " + std::to_string(input.rows()));
  Report report;
  return Run(*compiled_, input, report).explain(row);
}

bool Scorer::usesOtherRows() const {
  return compiled_->program.uses_records;
}

const std::vector<ScoredField>& Scorer::inputFields() const {
  return compiled_->input_fields;
}
const std::vector<ScoredField>& Scorer::targetFields() const {
  return compiled_->target_fields;
}
const std::vector<ScoredField>& Scorer::outputFields() const {
  return compiled_->output_fields;
}

}  // namespace pmml
