// Between the columns that estimators see and the fields of a document.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "estimators/frame.h"
#include "pmml/data/table.h"
#include "pmml/model/document.h"

namespace estimators {

/// A column of an estimator's input and the field that holds its values.
struct FieldColumn {
  std::string column;
  std::string field;
  pmml::Column::Kind kind = pmml::Column::Kind::number;
  /// Whether it is a column of the data that no transformer has seen yet.
  bool is_raw = false;
  /// Whether values are rounded to single precision before they are used.
  bool is_float = false;
};
using FieldColumns = std::vector<FieldColumn>;

/// The columns of these names in this order. Throws InvalidDocument E-NO-COLUMN.
FieldColumns select_columns(const FieldColumns& columns, std::span<const std::string> names);

/// The features one by one as they are named.
std::vector<std::string> names_of(const FieldColumns& columns);

/// E-UNSUPPORTED: no native estimator holds this.
[[noreturn]] void unsupported(const pmml::Element& element, std::string path, std::string found,
                              std::string expected);
/// The document contradicts itself.
[[noreturn]] void contradiction(std::string id, const pmml::Element& element, std::string path,
                                std::string found, std::string expected);

/// The number that a text of the document means. Throws InvalidDocument E-VALUE.
double number_of(const std::string& text, const pmml::Element& element, std::string_view path);

/// An input column and what the transformers make known about it.
struct InputField {
  std::string name;
  pmml::Column::Kind kind = pmml::Column::Kind::number;
  /// How often the column is used as it came.
  std::size_t uses = 0;
  std::optional<Cell> replacement;
  pmml::MissingValueTreatment treatment = pmml::MissingValueTreatment::asIs;
  /// What an encoder has seen, missing cells left out.
  std::vector<Cell> categories;
  bool allows_unknown = false;

  bool is_categorical() const {
    return kind == pmml::Column::Kind::text || (uses == 1 && !categories.empty());
  }
};

/// Collects derived fields and treatments while transformers are written.
class FieldWriter {
 public:
  /// `planned` counts the uses of every input, as found by writing everything once before.
  FieldWriter(const pmml::Table& columns, const std::vector<InputField>* planned);

  FieldColumns columns() const;
  /// Counts a use of the column when it is raw.
  void use(const FieldColumn& column);
  /// The input behind a raw column that is used only once, else nullptr.
  InputField* own_input(const FieldColumn& column);
  /// The input of that name, or nullptr for derived fields.
  InputField* input(std::string_view field);
  /// Adds a continuous (number) or categorical (text) derived field and returns its new_name.
  std::string derive(std::string name, pmml::Column::Kind kind, pmml::Expression expression);

  /// Keeps a name from being given to a derived field.
  void reserve(const std::string& name) { taken_names_.insert(name); }
  /// `name` with underscores added until no field has it.
  std::string new_name(std::string name) const;

  std::vector<InputField> inputs;
  std::vector<pmml::DerivedField> derived;

 private:
  const std::vector<InputField>* planned_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::set<std::string> taken_names_;
};

/// Hands out what a document says about its fields while transformers are read.
class FieldReader {
 public:
  FieldReader(const pmml::Document& document, const pmml::MiningSchema& schema,
              const pmml::LocalTransformations* local);

  /// Active inputs in the order of the mining schema, with or without supplementary ones.
  FieldColumns columns(bool with_supplementary) const;
  /// The target field, or nullptr.
  const pmml::DataField* target() const { return target_; }
  /// Those of that name, or nullptr.
  const pmml::DataField* data_field(std::string_view name) const;
  const pmml::MiningField* mining_field(std::string_view name) const;
  const pmml::DerivedField* derived(std::string_view name) const;
  /// The input is text or a number that reaches the model as it is, except for missing values.
  /// Throws UnsupportedFeature.
  void require_plain(const std::string& name) const;
  pmml::Column::Kind kind_of(std::string_view field) const;
  bool is_float(std::string_view field) const;

  /// The missingValueReplacement of a raw column, once.
  std::optional<Cell> take_replacement(const FieldColumn& column);
  /// The first derived field not yet taken that is made of `field` and satisfies the condition,
  /// marked as taken; else nullptr.
  const pmml::DerivedField* take(const std::string& field,
                                 const std::function<bool(const pmml::DerivedField&)>& wanted);

 private:
  template <class T>
  using ByName = std::map<std::string, T, std::less<>>;

  void add(const std::vector<pmml::DerivedField>& fields);

  const pmml::MiningSchema& schema_;
  const pmml::DataField* target_ = nullptr;
  ByName<const pmml::DataField*> data_;
  ByName<const pmml::MiningField*> mining_;
  ByName<const pmml::DerivedField*> derived_;
  ByName<std::vector<const pmml::DerivedField*>> made_of_;
  std::set<const pmml::DerivedField*> taken_;
  std::set<std::string> replaced_;
};

/// True for integer, float and double; estimators know all else as text.
bool is_number(pmml::DataType type);

/// The cell that a text means in a column of that kind. Throws InvalidDocument E-VALUE.
Cell cell_of(const std::string& text, pmml::Column::Kind kind, const pmml::Element& element);

}  // namespace estimators
