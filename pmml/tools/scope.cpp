#include "pmml/tools/scope.h"

#include <variant>

namespace pmml {
namespace {

// The row of PMML that holds its models; its alternatives are all the model elements.
const ChildRow& model_row() {
  static const ChildRow& row = []() -> const ChildRow& {
    for (const ChildRow& candidate : description_of<PMML>().children) {
      if (candidate.alternatives.size() > 1) return candidate;
    }
    throw_absent("model row");
  }();
  return row;
}

bool is_model(const ElementDescription& description) {
  for (const ChildAlternative& alternative : model_row().alternatives) {
    if (&alternative.description() == &description) return true;
  }
  return false;
}

// The only child of type T, found by the description.
template <class T>
const T* child_of(const ElementDescription& description, const void* object) {
  for (const ChildRow& row : description.children) {
    if (row.alternatives.size() != 1 || row.alternatives[0].name != T::element_name) continue;
    const void* slot = member(object, row.offset);
    if (row.slot->size(slot) > 0) return static_cast<const T*>(row.slot->at(slot, 0).value);
  }
  return nullptr;
}

template <class T>
T value_of(const ElementDescription& description, const void* object, std::string_view name) {
  return *static_cast<const T*>(member(object, description.attribute(name)->offset));
}

}  // namespace

std::optional<ModelView> model_view(const ElementDescription& description, const void* object) {
  if (!is_model(description)) return std::nullopt;
  ModelView view;
  view.description = &description;
  view.object = object;
  if (is_given(description, object, "functionName")) {
    view.functionName = value_of<MiningFunction>(description, object, "functionName");
  }
  view.isScorable = value_of<bool>(description, object, "isScorable");
  view.modelName = text_of(*description.attribute("modelName"), object);
  view.miningSchema = child_of<MiningSchema>(description, object);
  view.output = child_of<Output>(description, object);
  view.localTransformations = child_of<LocalTransformations>(description, object);
  if (view.miningSchema == nullptr) return view;
  for (const MiningField& field : view.miningSchema->miningFields) {
    if (is_target(field.usageType)) view.targets.push_back(&field);
  }
  return view;
}

std::optional<ModelView> model_view(const Model& model) {
  return std::visit(
      []<class T>(const T& box) -> std::optional<ModelView> {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return std::nullopt;
        } else {
          using E = std::remove_cvref_t<decltype(*box)>;
          if (!box) return std::nullopt;
          return model_view(description_of<E>(), box.get());
        }
      },
      model);
}

Scopes::Scopes(const PMML& pmml) {
  Frame& frame = frames_.emplace_back();
  frame.border = Border::document;
  if (pmml.dataDictionary) {
    for (const DataField& field : pmml.dataDictionary->dataFields) {
      frame.fields.try_emplace(
          field.name, FieldView{FieldKind::data, field.optype, field.dataType, &field.values});
    }
  }
  if (pmml.transformationDictionary) {
    add(frame, pmml.transformationDictionary->derivedFields);
    for (const DefineFunction& function : pmml.transformationDictionary->defineFunctions) {
      functions_.try_emplace(function.name, &function);
    }
  }
  for (const ChildAlternative& alternative : model_row().alternatives) {
    on_enter_[&alternative.description()] = &Scopes::enter_model;
  }
  on_enter_[&description_of<DefineFunction>()] = &Scopes::enter_function;
  on_enter_[&description_of<Output>()] = &Scopes::enter_output;
  on_enter_[&description_of<ModelVerification>()] = &Scopes::enter_verification;
  on_enter_[&description_of<Segmentation>()] = &Scopes::enter_segmentation;
  on_enter_[&description_of<VariableWeight>()] = &Scopes::enter_variable_weight;
  on_enter_[&description_of<DerivedField>()] = &Scopes::enter_derived_field;
  on_enter_[&description_of<ResultField>()] = &Scopes::enter_result_field;
  on_enter_[&description_of<LocalTransformations>()] = &Scopes::enter_embedded;
  on_enter_[&description_of<DecisionTree>()] = &Scopes::enter_decision_tree;
  on_leave_[&description_of<OutputField>()] = &Scopes::leave_output_field;
  on_leave_[&description_of<Segment>()] = &Scopes::leave_segment;
}

void Scopes::enter(const WalkPath& path) {
  const auto handler = on_enter_.find(&path.description());
  if (handler != on_enter_.end()) (this->*handler->second)(path);
}

void Scopes::leave(const WalkPath& path) {
  if (frames_.back().depth == path.frames().size()) frames_.pop_back();
  const auto handler = on_leave_.find(&path.description());
  if (handler != on_leave_.end()) (this->*handler->second)(path);
}

Scopes::Frame& Scopes::push(Border border, const WalkPath& path) {
  Frame& frame = frames_.emplace_back();
  frame.border = border;
  frame.depth = path.frames().size();
  return frame;
}

void Scopes::enter_model(const WalkPath& path) {
  Frame frame;
  frame.border = Border::model;
  frame.depth = path.frames().size();
  frame.model = model_view(path.description(), path.object());
  add_mining_fields(frame);
  if (frame.model->localTransformations != nullptr) {
    add(frame, frame.model->localTransformations->derivedFields);
  }
  frames_.push_back(std::move(frame));
}

void Scopes::add_mining_fields(Frame& frame) const {
  if (frame.model->miningSchema == nullptr) return;
  for (const MiningField& field : frame.model->miningSchema->miningFields) {
    const FieldView* named = find_anywhere(field.name);
    FieldView view = named == nullptr ? FieldView{} : *named;
    view.known = named != nullptr;
    view.kind = FieldKind::mining;
    view.usage = field.usageType;
    if (field.optype) view.optype = field.optype;
    frame.fields.try_emplace(field.name, view);
  }
}

void Scopes::enter_function(const WalkPath& path) {
  Frame& frame = push(Border::function, path);
  for (const ParameterField& field : path.as<DefineFunction>()->parameterFields) {
    frame.fields.try_emplace(
        field.name, FieldView{FieldKind::parameter, field.optype, field.dataType, nullptr});
  }
}

void Scopes::enter_output(const WalkPath& path) {
  Frame& frame = push(Border::open, path);
  if (const ModelView* around = model()) add_segment_outputs(frame, *around);
}

void Scopes::enter_verification(const WalkPath& path) {
  Frame& frame = push(Border::open, path);
  const ModelView* around = model();
  if (around == nullptr) return;
  add_segment_outputs(frame, *around);
  add(frame, around->output);
}

void Scopes::enter_segmentation(const WalkPath& path) {
  push(Border::open, path);
}

void Scopes::enter_variable_weight(const WalkPath& path) {
  Frame& frame = push(Border::open, path);
  const auto* segment = path.parent<Segment>();
  if (segment == nullptr) return;
  if (const auto view = model_view(segment->model)) add(frame, view->output);
}

void Scopes::enter_derived_field(const WalkPath& path) {
  Frame* frame = innermost_model();
  if (frame != nullptr) add(*frame, *path.as<DerivedField>());
}

void Scopes::enter_result_field(const WalkPath& path) {
  const auto& field = *path.as<ResultField>();
  Frame* frame = innermost_model();
  if (frame == nullptr) return;
  frame->fields.try_emplace(field.name,
                            FieldView{FieldKind::result, field.optype, field.dataType, nullptr});
}

void Scopes::enter_embedded(const WalkPath& path) {
  Frame* frame = innermost_model();
  if (frame != nullptr) add(*frame, path.as<LocalTransformations>()->derivedFields);
}

void Scopes::enter_decision_tree(const WalkPath& path) {
  push(Border::open, path).tree = path.as<DecisionTree>();
}

void Scopes::leave_output_field(const WalkPath& path) {
  add(frames_.back(), *path.as<OutputField>());
}

void Scopes::leave_segment(const WalkPath& path) {
  const auto* segmentation = path.parent<Segmentation>();
  if (segmentation == nullptr) return;
  const bool chain = segmentation->multipleModelMethod == MultipleModelMethod::modelChain ||
                     !is_given(description_of<Segmentation>(), segmentation, "multipleModelMethod");
  if (!chain) return;
  if (const auto view = model_view(path.as<Segment>()->model)) add(frames_.back(), view->output);
}

Scopes::Frame* Scopes::innermost_model() {
  for (std::size_t i = frames_.size(); i-- > 0;) {
    if (frames_[i].border == Border::model) return &frames_[i];
  }
  return nullptr;
}

void Scopes::add(Frame& frame, const std::vector<DerivedField>& fields) {
  for (const DerivedField& field : fields) add(frame, field);
}

void Scopes::add(Frame& frame, const DerivedField& field) {
  if (!field.name) return;
  frame.fields.try_emplace(
      *field.name, FieldView{FieldKind::derived, field.optype, field.dataType, &field.values});
}

void Scopes::add(Frame& frame, const OutputField& field) {
  frame.fields.insert_or_assign(
      field.name, FieldView{FieldKind::output, field.optype, field.dataType, &field.values});
}

void Scopes::add(Frame& frame, const Output* output) {
  if (output == nullptr) return;
  for (const OutputField& field : output->outputFields) add(frame, field);
}

void Scopes::add_segment_outputs(Frame& frame, const ModelView& model) {
  std::vector<const MiningModel*> open;
  if (const auto* mining = model.as<MiningModel>()) open.push_back(mining);
  while (!open.empty()) {
    const MiningModel* current = open.back();
    open.pop_back();
    if (!current->segmentation) continue;
    for (const Segment& segment : current->segmentation->segments) {
      const auto view = model_view(segment.model);
      if (!view) continue;
      add(frame, view->output);
      if (const auto* nested = view->as<MiningModel>()) open.push_back(nested);
    }
  }
}

const FieldView* Scopes::find(std::string_view name) const {
  bool in_model = false;
  for (std::size_t i = frames_.size(); i-- > 0;) {
    const Frame& frame = frames_[i];
    const auto found = frame.fields.find(name);
    const FieldView* field = found == frame.fields.end() ? nullptr : &found->second;
    const bool own = !in_model || frame.border == Border::open;
    if (field != nullptr && (own || field->kind == FieldKind::derived)) return field;
    if (frame.border == Border::function) return nullptr;
    in_model = in_model || frame.border == Border::model;
  }
  return nullptr;
}

const FieldView* Scopes::find_anywhere(std::string_view name) const {
  for (std::size_t i = frames_.size(); i-- > 0;) {
    const auto found = frames_[i].fields.find(name);
    if (found != frames_[i].fields.end()) return &found->second;
  }
  return nullptr;
}

bool Scopes::is_data_field(std::string_view name) const {
  const auto found = frames_.front().fields.find(name);
  return found != frames_.front().fields.end() && found->second.kind == FieldKind::data;
}

const DefineFunction* Scopes::function(std::string_view name) const {
  const auto found = functions_.find(name);
  return found == functions_.end() ? nullptr : found->second;
}

const DecisionTree* Scopes::decision_tree() const {
  for (std::size_t i = frames_.size(); i-- > 0 && !frames_[i].model;) {
    if (frames_[i].tree != nullptr) return frames_[i].tree;
  }
  return nullptr;
}

const ModelView* Scopes::model() const {
  for (std::size_t i = frames_.size(); i-- > 0;) {
    if (frames_[i].model) return &*frames_[i].model;
  }
  return nullptr;
}

const FieldView* Scopes::target() const {
  for (std::size_t i = frames_.size(); i-- > 0;) {
    const Frame& frame = frames_[i];
    if (!frame.model) continue;
    if (frame.model->targets.size() != 1) return nullptr;
    return &frame.fields.at(frame.model->targets.front()->name);
  }
  return nullptr;
}

}  // namespace pmml
