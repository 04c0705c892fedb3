// Which fields can be used at a place of a document (PMML: Scope of Fields).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pmml/model/data.h"
#include "pmml/model/document.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/types.h"
#include "pmml/tools/walk.h"

namespace pmml {

enum class FieldKind : std::uint8_t { data, derived, mining, output, result, parameter };

/// A field as it looks from one place: a mining field has the type and values of what it names.
struct FieldView {
  FieldKind kind = FieldKind::data;
  std::optional<OpType> optype;
  std::optional<DataType> dataType;
  const std::vector<Value>* values = nullptr;  ///< listed values, whatever their property
  UsageType usage = UsageType::active;         ///< of a mining field
  bool known = true;                           ///< false for a mining field that names nothing
};

/// What the model elements have in common; absent parts are nullptr.
struct ModelView {
  const ElementDescription* description = nullptr;
  const void* object = nullptr;
  std::optional<MiningFunction> functionName;  ///< empty when the document gives no valid one
  bool isScorable = true;
  const std::string* modelName = nullptr;
  const MiningSchema* miningSchema = nullptr;
  const Output* output = nullptr;
  const LocalTransformations* localTransformations = nullptr;
  std::vector<const MiningField*> targets;  ///< usage target or predicted, in order

  template <class T>
  const T* as() const {
    return description == &description_of<T>() ? static_cast<const T*>(object) : nullptr;
  }
};

/// The common parts of a model element of any kind, or nothing when the element is no model.
std::optional<ModelView> model_view(const ElementDescription& description, const void* object);
/// The model held by a choice of models, if any.
std::optional<ModelView> model_view(const Model& model);

/// Follows a walk over PMML and knows at any time which names are in scope.
class Scopes {
 public:
  explicit Scopes(const PMML& pmml);

  void enter(const WalkPath& path);
  void leave(const WalkPath& path);

  /// The field that the name means here, or nullptr: in a model only its mining schema, derived
  /// fields of this model, of models around it and of the TransformationDictionary, outputs of
  /// earlier segments of a chain, and within Output the output fields before.
  const FieldView* find(std::string_view name) const;
  /// The same, but also fields that exist and are hidden from the model.
  const FieldView* find_anywhere(std::string_view name) const;
  /// Whether the data dictionary declares the field.
  bool is_data_field(std::string_view name) const;
  /// The user-defined function of that name, or nullptr.
  const DefineFunction* function(std::string_view name) const;
  /// The innermost embedded DecisionTree, if it lies within the innermost model.
  const DecisionTree* decision_tree() const;
  /// The innermost model, or nullptr outside of models.
  const ModelView* model() const;
  /// The only target of the innermost model, or nullptr when it has none or several.
  const FieldView* target() const;

 private:
  enum class Border : std::uint8_t { document, model, function, open };
  struct Frame {
    Border border = Border::open;
    std::size_t depth = 0;
    std::unordered_map<std::string_view, FieldView> fields;
    std::optional<ModelView> model;
    const DecisionTree* tree = nullptr;
  };
  using Handler = void (Scopes::*)(const WalkPath&);

  void enter_model(const WalkPath& path);
  void enter_function(const WalkPath& path);
  void enter_output(const WalkPath& path);
  void enter_verification(const WalkPath& path);
  void enter_segmentation(const WalkPath& path);
  void enter_variable_weight(const WalkPath& path);
  void enter_derived_field(const WalkPath& path);
  void enter_result_field(const WalkPath& path);
  void enter_embedded(const WalkPath& path);
  void enter_decision_tree(const WalkPath& path);
  void leave_output_field(const WalkPath& path);
  void leave_segment(const WalkPath& path);

  Frame& push(Border border, const WalkPath& path);
  Frame* innermost_model();
  static void add(Frame& frame, const std::vector<DerivedField>& fields);
  static void add(Frame& frame, const DerivedField& field);
  static void add(Frame& frame, const OutputField& field);
  static void add(Frame& frame, const Output* output);
  static void add_segment_outputs(Frame& frame, const ModelView& model);
  void add_mining_fields(Frame& frame) const;

  std::vector<Frame> frames_;
  std::unordered_map<std::string_view, const DefineFunction*> functions_;
  std::unordered_map<const ElementDescription*, Handler> on_enter_;
  std::unordered_map<const ElementDescription*, Handler> on_leave_;
};

}  // namespace pmml
