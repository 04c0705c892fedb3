// Names at compile time: which field a name means, and how it comes about.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pmml/model/document.h"
#include "pmml/score/program.h"

namespace pmml::scoring {

struct PreparedTexts;

/// What one compile() shares between all its models.
struct Compilation {
  Compilation(const PMML& pmml, Program& result);

  const DataField* data_field(const std::string& name) const;
  /// The untreated cell of a data field as it comes from the input table.
  Field raw(const DataField& field);
  /// The listed values of a field, kept in the program; nullptr when it lists none.
  const ValueSpace* keep_space(ValueSpace space);

  const PMML& document;
  Program& program;
  std::map<std::string, const DataField*> data_fields;
  std::map<std::string, const DerivedField*> dictionary;
  std::map<std::string, const DefineFunction*> functions;
  std::map<std::string, Field> raw_fields;
  std::vector<std::string> calls;  ///< user-defined functions being compiled, outermost first
  std::size_t expansions = 0;      ///< user-defined functions compiled in place so far
  std::size_t depth = 0;           ///< derived fields being compiled
  std::shared_ptr<PreparedTexts> prepared_texts;  ///< of TextIndex
  bool reads_outputs = false;  ///< set when a name turns out to mean an output field
};

/// Tells whether what is compiled while it lives reads output fields, which are not there before
/// their model has run.
class OutputReads {
 public:
  explicit OutputReads(Compilation& compilation)
      : now_(compilation.reads_outputs), before_(std::exchange(now_, false)) {}
  ~OutputReads() { now_ = before_ || now_; }
  OutputReads(const OutputReads&) = delete;
  OutputReads& operator=(const OutputReads&) = delete;

  bool any() const { return now_; }

 private:
  bool& now_;
  bool before_;
};

/// Resolves names; models and bodies of user-defined functions are scopes.
class Scope {
 public:
  explicit Scope(Compilation& shared) : compilation(shared) {}
  virtual ~Scope() = default;
  virtual std::optional<Field> find(const std::string& name) = 0;
  /// The fields that the innermost model with such fields uses this way, in document order.
  virtual std::vector<NamedField> fields_used_as(UsageType) { return {}; }
  /// Like find; throws InvalidDocument (E-FIELD) when nothing has that name here.
  Field field(const std::string& name, Position where);

  Compilation& compilation;
};

/// The parameters of a user-defined function, which is all that its body sees.
class ParameterScope : public Scope {
 public:
  using Scope::Scope;
  std::optional<Field> find(const std::string& name) override;
  void declare(const std::string& name, const Field& field) { fields_[name] = field; }

 private:
  std::map<std::string, Field> fields_;
};

/// The names a model sees (checklist 4.2): its mining schema, its local transformations, output
/// fields declared so far, what the surrounding model sees, the transformation dictionary.
class ModelScope : public Scope {
 public:
  ModelScope(Compilation& shared, const MiningSchema* schema, const LocalTransformations* local,
             ModelScope* parent);
  std::optional<Field> find(const std::string& name) override;
  std::vector<NamedField> fields_used_as(UsageType usage) override;
  /// The same without output fields: what the model reads.
  std::optional<Field> find_input(const std::string& name);
  /// The fields that were looked up so far, by name.
  std::vector<NamedField> known_fields() const;
  /// The field of that name in the model's own mining schema; nullptr when there is none.
  const MiningField* mining_field(const std::string& name) const;
  /// Makes an output field visible from now on, before any other field of that name. One that was
  /// declared under this name with this type is given again: alternatives share their cell.
  Field declare(const std::string& name, DataType type, OpType optype);
  /// The same for a field that another scope declared.
  void declare(const std::string& name, const Field& field) { declared_[name] = field; }

 private:
  std::optional<Field> resolve(const std::string& name);
  std::optional<Field> source(const std::string& name);
  std::optional<Field> treated(const MiningField& field);
  Field derived(const DerivedField& field);

  const MiningSchema* schema_;
  ModelScope* parent_;
  std::map<std::string, const MiningField*> mining_;
  std::map<std::string, const DerivedField*> local_;
  std::map<std::string, std::optional<Field>> known_;
  std::map<std::string, Field> derived_;
  std::map<std::string, Field> declared_;
  std::set<std::string> in_progress_;
};

}  // namespace pmml::scoring
