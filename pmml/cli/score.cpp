#include <nlohmann/json.hpp>

#include "pmml/cli/load.h"
#include "pmml/cli/trace.h"
#include "pmml/cli/verbs.h"
#include "pmml/io/atomic_file.h"
#include "pmml/score/scorer.h"

namespace pmml::cli {
namespace {

constexpr std::size_t block_rows = 65536;

Column slice(const Column& column, std::size_t begin, std::size_t end) {
  Column part;
  part.name = column.name;
  part.kind = column.kind;
  for (std::size_t row = begin; row < end; ++row) part.push_cell(column, row);
  return part;
}

Table slice(const Table& table, std::size_t begin, std::size_t end) {
  Table part;
  for (const Column& column : table.columns) part.columns.push_back(slice(column, begin, end));
  return part;
}

void append(Column& to, const Column& from) {
  for (std::size_t row = 0; row < from.size(); ++row) to.push_cell(from, row);
}

void append(Table& to, const Table& from) {
  if (to.columns.empty()) {
    to = from;
    return;
  }
  for (std::size_t i = 0; i < to.columns.size(); ++i) append(to.columns[i], from.columns[i]);
}

// Row numbers of a block's problems, counted over the whole table.
void add_shifted(const Report& block, std::size_t first_row, Report& report) {
  for (Problem problem : block.problems()) {
    if (problem.where.line != 0) problem.where.line += static_cast<std::uint32_t>(first_row);
    report.add(std::move(problem));
  }
}

// Blocks bound the memory of the work and let a person see how far it is; the rows do not care.
Table score_in_blocks(const Scorer& scorer, const Table& input, Report& report,
                      const ScoringOptions& options) {
  if (input.rows() <= block_rows || scorer.usesOtherRows())
    return scorer.score(input, report, options);
  Progress progress("scoring");
  Table result;
  for (std::size_t begin = 0; begin < input.rows(); begin += block_rows) {
    const std::size_t end = std::min(begin + block_rows, input.rows());
    Report block(report.file());
    append(result, scorer.score(slice(input, begin, end), block, options));
    add_shifted(block, begin, report);
    progress.update(static_cast<double>(end) / static_cast<double>(input.rows()));
  }
  return result;
}

Table with_inputs(Table inputs, Table outputs) {
  for (Column& column : outputs.columns) {
    if (inputs.find(column.name) != nullptr) column.name += " (scored)";
    inputs.columns.push_back(std::move(column));
  }
  return inputs;
}

void write_output(const std::string& path, const std::string& text, const Console& console) {
  if (path.empty()) {
    if (!console.json()) console.raw(text);
    return;
  }
  AtomicFile file(path);
  file.write(text);
  file.sync();
  file.commit();
}

nlohmann::ordered_json rows_json(const Table& table) {
  auto rows = nlohmann::ordered_json::array();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    nlohmann::ordered_json entry = nlohmann::ordered_json::object();
    for (const Column& column : table.columns) {
      auto& cell = entry[column.name];
      if (column.missing(row)) continue;
      if (column.kind == Column::Kind::number) {
        cell = column.numbers[row];
      } else {
        cell = std::string(column.text[row]);
      }
    }
    rows.push_back(std::move(entry));
  }
  return rows;
}

void require_row(const Table& input, std::size_t row, const std::string& file) {
  if (row <= input.rows()) return;
  Report report(file);
  report.add({"E-ROW",
              Severity::error,
              Layer::data,
              {},
              {},
              "--explain",
              std::to_string(row),
              "a row from 1 to " + std::to_string(input.rows())});
  throw InvalidData(report);
}

}  // namespace

int score(const ScoreOptions& options, const Console& console) {
  const Scorer scorer = compile(load_document(options.model), {options.model_name});
  const Table input = load_table(options.data, options.csv);
  if (options.explained_row > 0) {
    require_row(input, options.explained_row, options.data);
    const Trace trace = scorer.explain(input, options.explained_row - 1);
    print(trace, console);
    console.result({{"row", options.explained_row}, {"steps", to_json(trace)}});
    return fine;
  }
  Report report(options.data);
  Table output = score_in_blocks(scorer, input, report, {options.threads});
  if (options.copy_columns && output.rows() == input.rows())
    output = with_inputs(input, std::move(output));
  write_output(options.output, write_csv(output, options.csv), console);
  console.problems(report);
  nlohmann::ordered_json json = {{"rows", input.rows()}, {"problems", to_json(report)}};
  if (options.output.empty()) json["results"] = rows_json(output);
  console.result(json);
  return report.ok() ? fine : findings;
}

}  // namespace pmml::cli
