#include "estimators/preprocessing_pmml.h"

#include <algorithm>
#include <set>

#include "estimators/column_transformer.h"
#include "estimators/document_expressions.h"
#include "estimators/one_hot_encoder.h"
#include "estimators/simple_imputer.h"
#include "estimators/standard_scaler.h"
#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

using Kind = pmml::Column::Kind;
using pmml::Expression;

constexpr std::size_t deepest = 32;

std::string derived_name(const Transformer& transformer, const std::string& field) {
  return std::string(transformer.name()) + "(" + field + ")";
}

void rename(FieldColumns& columns, const std::vector<std::string>& names) {
  for (std::size_t j = 0; j < names.size(); ++j) columns[j].column = names[j];
}

std::span<const double> span_of(const Eigen::VectorXd& values) {
  return {values.data(), static_cast<std::size_t>(values.size())};
}

std::optional<Eigen::VectorXd> vector_of(const Notes& notes, std::string_view name,
                                         std::size_t count) {
  const auto values = notes.numbers(name, count);
  if (!values) return {};
  return Eigen::Map<const Eigen::VectorXd>(values->data(),
                                           static_cast<Eigen::Index>(values->size()));
}

void set_inputs(Fitted& fitted, const FieldColumns& columns) {
  fitted.n_features_in_ = static_cast<Eigen::Index>(columns.size());
  fitted.feature_names_in_ = names_of(columns);
}

// ---- StandardScaler

FieldColumns write(const StandardScaler& scaler, FieldColumns columns, FieldWriter& fields,
                   Notes& notes) {
  notes.set_numbers("n_samples_seen", span_of(scaler.n_samples_seen_));
  if (scaler.with_std) notes.set_numbers("var", span_of(scaler.var_));
  if (scaler.with_std && !scaler.with_mean) notes.set_numbers("mean", span_of(scaler.mean_));
  for (std::size_t j = 0; j < columns.size(); ++j) {
    fields.use(columns[j]);
    const auto k = static_cast<Eigen::Index>(j);
    Expression expression = field_ref(columns[j].field);
    if (!scaler.with_mean && !scaler.with_std) continue;
    if (scaler.with_mean) expression = apply("-", {expression, constant(scaler.mean_[k])});
    if (scaler.with_std) expression = apply("/", {expression, constant(scaler.scale_[k])});
    columns[j].field =
        fields.derive(derived_name(scaler, columns[j].field), Kind::number, std::move(expression));
    columns[j].is_raw = false;
  }
  return columns;
}

std::unique_ptr<Transformer> read_scaler(FieldColumns& columns, FieldReader& fields,
                                         const Notes& notes) {
  auto out = std::make_unique<StandardScaler>();
  notes.get_params(*out);
  set_inputs(*out, columns);
  const std::size_t n = columns.size();
  const Eigen::VectorXd unknown = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(n));
  Eigen::VectorXd mean = vector_of(notes, "mean", n).value_or(unknown);
  Eigen::VectorXd scale = unknown;
  for (std::size_t j = 0; j < n && (out->with_mean || out->with_std); ++j) {
    const auto k = static_cast<Eigen::Index>(j);
    const StandardStep step = take_standard_step(columns[j], out->with_mean, out->with_std, fields);
    if (out->with_mean) mean[k] = step.mean;
    scale[k] = step.scale;
  }
  out->n_samples_seen_ = vector_of(notes, "n_samples_seen", n).value_or(unknown);
  if (out->with_mean || out->with_std) out->mean_ = std::move(mean);
  if (!out->with_std) return out;
  out->var_ = vector_of(notes, "var", n).value_or(scale.array().square().matrix());
  out->scale_ = std::move(scale);
  return out;
}

// ---- SimpleImputer

pmml::MissingValueTreatment treatment(const SimpleImputer& imputer) {
  using enum pmml::MissingValueTreatment;
  if (imputer.strategy == "mean") return asMean;
  if (imputer.strategy == "median") return asMedian;
  return imputer.strategy == "most_frequent" ? asMode : asValue;
}

Expression replaced(const std::string& field, const Cell& value) {
  pmml::FieldRef out;
  out.field = field;
  out.mapMissingTo = to_string(value);
  return pmml::Box<pmml::FieldRef>(std::move(out));
}

FieldColumn write_replacement(const SimpleImputer& imputer, FieldColumn column, const Cell& value,
                              FieldWriter& fields) {
  InputField* own = imputer.add_indicator ? nullptr : fields.own_input(column);
  if (own != nullptr) {
    own->replacement = value;
    own->treatment = treatment(imputer);
  } else {
    column.field = fields.derive(derived_name(imputer, column.field), column.kind,
                                 replaced(column.field, value));
  }
  column.is_raw = false;
  return column;
}

FieldColumns write(const SimpleImputer& imputer, const FieldColumns& columns, FieldWriter& fields,
                   Notes& notes) {
  FieldColumns out;
  std::vector<double> indicators;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    fields.use(columns[j]);
    const Cell& value = imputer.statistics_[j];
    if (std::holds_alternative<std::monostate>(value)) continue;
    out.push_back(write_replacement(imputer, columns[j], value, fields));
  }
  for (const std::size_t j : imputer.indicator_features_) {
    indicators.push_back(static_cast<double>(j));
    FieldColumn& column = out.emplace_back();
    column.field = fields.derive("missing(" + columns[j].field + ")", Kind::number,
                                 missing_indicator(columns[j].field));
  }
  if (!indicators.empty()) notes.set_numbers("indicator_features", indicators);
  rename(out, imputer.get_feature_names_out());
  return out;
}

std::optional<Cell> take_replacement(FieldColumn& column, bool derived_only, FieldReader& fields) {
  std::optional<Cell> value;
  if (!derived_only) value = fields.take_replacement(column);
  if (!value) {
    const pmml::DerivedField* field =
        fields.take(column.field, [&](const pmml::DerivedField& derived) {
          const auto* ref = std::get_if<pmml::Box<pmml::FieldRef>>(&derived.expression);
          return ref != nullptr && (*ref)->mapMissingTo;
        });
    if (field == nullptr) return {};
    const auto& ref = std::get<pmml::Box<pmml::FieldRef>>(field->expression);
    value = cell_of(*ref->mapMissingTo, column.kind, *ref);
    column.field = field->name.value_or("");
  }
  column.is_raw = false;
  return value;
}

void read_indicators(SimpleImputer& imputer, const FieldColumns& inputs, FieldColumns& out,
                     FieldReader& fields, const Notes& notes) {
  if (!imputer.add_indicator || notes.find("indicator_features") == nullptr) return;
  for (std::size_t j = 0; j < inputs.size(); ++j) {
    const pmml::DerivedField* field =
        fields.take(inputs[j].field, [&](const pmml::DerivedField& derived) {
          return is_missing_indicator(derived.expression, inputs[j].field);
        });
    if (field == nullptr) continue;
    imputer.indicator_features_.push_back(j);
    out.push_back({"", field->name.value_or(""), Kind::number, false});
  }
}

std::unique_ptr<Transformer> read_imputer(FieldColumns& columns, FieldReader& fields,
                                          const Notes& notes) {
  auto out = std::make_unique<SimpleImputer>();
  notes.get_params(*out);
  set_inputs(*out, columns);
  FieldColumns made;
  for (FieldColumn column : columns) {
    const auto value = take_replacement(column, out->add_indicator, fields);
    out->statistics_.push_back(value.value_or(Cell{}));
    if (value) made.push_back(std::move(column));
  }
  read_indicators(*out, columns, made, fields, notes);
  columns = std::move(made);
  rename(columns, out->get_feature_names_out());
  return out;
}

// ---- OneHotEncoder

bool is_missing_category(const Cell& category) {
  return std::holds_alternative<std::monostate>(category);
}

Expression category_test(const OneHotEncoder& encoder, const std::string& field,
                         const std::vector<Cell>& categories, const Cell& category) {
  if (is_missing_category(category)) return missing_indicator(field);
  pmml::NormDiscrete out;
  out.field = field;
  out.value = to_string(category);
  const bool knows_missing = is_missing_category(categories.back());
  if (encoder.handle_unknown == "ignore" || knows_missing) out.mapMissingTo = 0;
  return pmml::Box<pmml::NormDiscrete>(std::move(out));
}

void declare_categories(const OneHotEncoder& encoder, const FieldColumn& column,
                        const std::vector<Cell>& categories, FieldWriter& fields) {
  InputField* input = fields.input(column.field);
  if (input == nullptr) return;
  for (const Cell& category : categories) {
    if (!is_missing_category(category)) input->categories.push_back(category);
  }
  if (encoder.handle_unknown == "ignore") input->allows_unknown = true;
}

void note_dropped(const Cell& category, std::size_t feature, Notes& notes) {
  Notes dropped = notes.at("dropped");
  const std::string index = std::to_string(feature);
  if (is_missing_category(category)) {
    dropped.set(index + ".missing", "true");
  } else {
    dropped.set(index, to_string(category));
  }
}

FieldColumns write(const OneHotEncoder& encoder, const FieldColumns& columns, FieldWriter& fields,
                   Notes& notes) {
  FieldColumns out;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    fields.use(columns[j]);
    const auto& categories = encoder.categories_[j];
    declare_categories(encoder, columns[j], categories, fields);
    for (std::size_t k = 0; k < categories.size(); ++k) {
      if (encoder.drop_idx_[j] == k) {
        note_dropped(categories[k], j, notes);
        continue;
      }
      FieldColumn& column = out.emplace_back();
      column.field =
          fields.derive(columns[j].field + "=" + to_string(categories[k]), Kind::number,
                        category_test(encoder, columns[j].field, categories, categories[k]));
    }
  }
  rename(out, encoder.get_feature_names_out());
  return out;
}

// The category that a derived field tells apart from the others of its column.
std::optional<Cell> tested_category(const pmml::DerivedField& field, const FieldColumn& column) {
  if (is_missing_indicator(field.expression, column.field)) return Cell{};
  const auto* test = std::get_if<pmml::Box<pmml::NormDiscrete>>(&field.expression);
  if (test == nullptr || (*test)->field != column.field) return {};
  return cell_of((*test)->value, column.kind, **test);
}

std::optional<Cell> dropped_category(const Notes& notes, std::size_t feature,
                                     const FieldColumn& column) {
  const Notes dropped = notes.at("dropped");
  const std::string index = std::to_string(feature);
  if (dropped.find(index + ".missing") != nullptr) return Cell{};
  const std::string* text = dropped.find(index);
  if (text == nullptr) return {};
  return cell_of(*text, column.kind, pmml::Element{});
}

void read_feature(OneHotEncoder& encoder, const FieldColumn& column, FieldColumns& made,
                  FieldReader& fields, const Notes& notes) {
  auto& categories = encoder.categories_.emplace_back();
  auto& drop_idx = encoder.drop_idx_.emplace_back();
  if (const auto dropped = dropped_category(notes, encoder.categories_.size() - 1, column)) {
    drop_idx = 0;
    categories.push_back(*dropped);
  }
  bool complete = false;
  while (!complete) {
    const pmml::DerivedField* field =
        fields.take(column.field, [&](const pmml::DerivedField& derived) {
          const auto category = tested_category(derived, column);
          return category && std::ranges::find(categories, *category) == categories.end();
        });
    complete = field == nullptr;
    if (complete) break;
    categories.push_back(*tested_category(*field, column));
    made.push_back({"", field->name.value_or(""), Kind::number, false});
    complete = is_missing_category(categories.back());
  }
}

std::unique_ptr<Transformer> read_encoder(FieldColumns& columns, FieldReader& fields,
                                          const Notes& notes) {
  auto out = std::make_unique<OneHotEncoder>();
  notes.get_params(*out);
  set_inputs(*out, columns);
  FieldColumns made;
  for (const FieldColumn& column : columns) read_feature(*out, column, made, fields, notes);
  columns = std::move(made);
  rename(columns, out->get_feature_names_out());
  return out;
}

// ---- Composites

FieldColumns write(const TransformerPipeline& pipeline, FieldColumns columns, FieldWriter& fields,
                   Notes& notes) {
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    Notes step = notes.at("steps", i);
    step.set("name", pipeline.steps[i].name);
    columns = write_transformer(*pipeline.steps[i].transformer, columns, fields, step);
  }
  return columns;
}

FieldColumns write(const ColumnTransformer& transformer, const FieldColumns& columns,
                   FieldWriter& fields, Notes& notes) {
  FieldColumns out;
  for (std::size_t i = 0; i < transformer.transformers.size(); ++i) {
    const ColumnTransformer::Step& step = transformer.transformers[i];
    Notes inner = notes.at("steps", i);
    inner.set("name", step.name);
    Notes names = inner.at("columns");
    for (std::size_t j = 0; j < step.columns.size(); ++j) {
      names.set(std::to_string(j), step.columns[j]);
    }
    const FieldColumns made =
        write_transformer(*step.transformer, select_columns(columns, step.columns), fields, inner);
    out.insert(out.end(), made.begin(), made.end());
  }
  if (transformer.remainder == "passthrough") {
    const FieldColumns rest = select_columns(columns, transformer.remainder_columns_);
    out.insert(out.end(), rest.begin(), rest.end());
  }
  rename(out, transformer.get_feature_names_out());
  return out;
}

std::string step_name(const Notes& step) {
  const std::string* name = step.find("name");
  return name == nullptr ? "" : *name;
}

std::unique_ptr<Transformer> read_chain(FieldColumns& columns, FieldReader& fields,
                                        const Notes& notes, std::size_t depth);
std::unique_ptr<Transformer> read_columns(FieldColumns& columns, FieldReader& fields,
                                          const Notes& notes, std::size_t depth);

std::unique_ptr<Transformer> read_nested(FieldColumns& columns, FieldReader& fields,
                                         const Notes& notes, std::size_t depth) {
  const std::string* kind = notes.find("kind");
  const std::string found = kind == nullptr ? "" : *kind;
  if (depth > deepest) {
    throw pmml::InvalidDocument("E-DEPTH", "transformers within transformers",
                                "at most " + std::to_string(deepest) + " levels");
  }
  if (found == "standard_scaler") return read_scaler(columns, fields, notes);
  if (found == "simple_imputer") return read_imputer(columns, fields, notes);
  if (found == "one_hot_encoder") return read_encoder(columns, fields, notes);
  if (found == "transformer_pipeline") return read_chain(columns, fields, notes, depth);
  if (found == "column_transformer") return read_columns(columns, fields, notes, depth);
  throw pmml::UnsupportedFeature("E-UNSUPPORTED", "transformer " + found, "a known transformer");
}

std::unique_ptr<Transformer> read_chain(FieldColumns& columns, FieldReader& fields,
                                        const Notes& notes, std::size_t depth) {
  auto out = std::make_unique<TransformerPipeline>();
  set_inputs(*out, columns);
  for (std::size_t i = 0; has_transformer(notes.at("steps", i)); ++i) {
    const Notes step = notes.at("steps", i);
    out->steps.push_back({step_name(step), read_nested(columns, fields, step, depth + 1)});
  }
  return out;
}

std::vector<std::string> step_columns(const Notes& step) {
  const Notes names = step.at("columns");
  std::vector<std::string> out;
  while (const std::string* name = names.find(std::to_string(out.size()))) out.push_back(*name);
  return out;
}

std::vector<std::string> remaining(const FieldColumns& columns, const ColumnTransformer& made) {
  std::set<std::string_view> used;
  for (const auto& step : made.transformers) used.insert(step.columns.begin(), step.columns.end());
  std::vector<std::string> out;
  for (const FieldColumn& column : columns) {
    if (!used.contains(column.column)) out.push_back(column.column);
  }
  return out;
}

std::unique_ptr<Transformer> read_columns(FieldColumns& columns, FieldReader& fields,
                                          const Notes& notes, std::size_t depth) {
  auto out = std::make_unique<ColumnTransformer>();
  notes.get_params(*out);
  set_inputs(*out, columns);
  FieldColumns made;
  for (std::size_t i = 0; has_transformer(notes.at("steps", i)); ++i) {
    const Notes step = notes.at("steps", i);
    const std::vector<std::string> names = step_columns(step);
    FieldColumns part = select_columns(columns, names);
    out->transformers.push_back(
        {step_name(step), read_nested(part, fields, step, depth + 1), names});
    made.insert(made.end(), part.begin(), part.end());
  }
  out->remainder_columns_ = remaining(columns, *out);
  if (out->remainder == "passthrough") {
    const FieldColumns rest = select_columns(columns, out->remainder_columns_);
    made.insert(made.end(), rest.begin(), rest.end());
  }
  columns = std::move(made);
  rename(columns, out->get_feature_names_out());
  return out;
}

template <class T>
bool write_if(const Transformer& transformer, const FieldColumns& columns, FieldWriter& fields,
              Notes& notes, FieldColumns& out) {
  const auto* found = dynamic_cast<const T*>(&transformer);
  if (found != nullptr) out = write(*found, columns, fields, notes);
  return found != nullptr;
}

}  // namespace

FieldColumns write_transformer(const Transformer& transformer, const FieldColumns& columns,
                               FieldWriter& fields, Notes notes) {
  notes.set("kind", std::string(transformer.name()));
  notes.set_params(transformer);
  const FieldColumns in = transformer.feature_names_in_.empty()
                              ? columns
                              : select_columns(columns, transformer.feature_names_in_);
  FieldColumns out;
  if (write_if<StandardScaler>(transformer, in, fields, notes, out) ||
      write_if<SimpleImputer>(transformer, in, fields, notes, out) ||
      write_if<OneHotEncoder>(transformer, in, fields, notes, out) ||
      write_if<TransformerPipeline>(transformer, in, fields, notes, out) ||
      write_if<ColumnTransformer>(transformer, in, fields, notes, out)) {
    return out;
  }
  throw pmml::UnsupportedFeature("E-UNSUPPORTED", "transformer " + std::string(transformer.name()),
                                 "a transformer that PMML can express");
}

std::unique_ptr<Transformer> read_transformer(FieldColumns& columns, FieldReader& fields,
                                              const Notes& notes) {
  return read_nested(columns, fields, notes, 0);
}

bool has_transformer(const Notes& notes) {
  return notes.find("kind") != nullptr;
}

}  // namespace estimators
