#include "estimators/forest_pmml.h"

#include <algorithm>
#include <set>

#include "estimators/tree_pmml.h"
#include "pmml/describe/value_type.h"

namespace estimators {
namespace {

using pmml::MiningModel;
using pmml::TreeModel;

constexpr const char* segmentation_path = "/PMML/MiningModel/Segmentation";

// A segment lists the fields that its tree tests; there must be one.
pmml::MiningSchema segment_schema(const TreeModel& tree, const FieldColumns& features) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  collect_tested(tree, names, seen);
  if (names.empty()) names.push_back(features.front().field);
  pmml::MiningSchema out;
  for (std::string& name : names) out.miningFields.emplace_back().name = std::move(name);
  return out;
}

pmml::Segment write_segment(const Tree& tree, std::size_t number, const FieldColumns& features,
                            const std::vector<std::string>& classes) {
  Notes notes;
  TreeModel model = write_tree(tree, features, classes, notes);
  model.miningSchema = segment_schema(model, features);
  notes.attach(model);
  pmml::Segment out;
  out.id = std::to_string(number);
  out.predicate = pmml::True();
  out.model = pmml::Box<TreeModel>(std::move(model));
  return out;
}

template <class Forest>
pmml::Model write_forest(const Forest& fitted, const FieldColumns& features,
                         const std::vector<std::string>& classes, Notes& notes) {
  const auto& shares = fitted.feature_importances_;
  notes.set_numbers("feature_importances",
                    {shares.data(), static_cast<std::size_t>(shares.size())});
  if (fitted.oob_score_) notes.set_numbers("oob_score", {&*fitted.oob_score_, 1});
  MiningModel out;
  out.functionName =
      classes.empty() ? pmml::MiningFunction::regression : pmml::MiningFunction::classification;
  out.algorithmName = fitted.name();
  pmml::Segmentation& segmentation = out.segmentation.emplace();
  segmentation.multipleModelMethod = pmml::MultipleModelMethod::average;
  for (const Tree& tree : fitted.estimators_) {
    segmentation.segments.push_back(
        write_segment(tree, segmentation.segments.size() + 1, features, classes));
  }
  return pmml::Box<MiningModel>(std::move(out));
}

const TreeModel& tree_of(const pmml::Segment& segment) {
  const auto* tree = std::get_if<pmml::Box<TreeModel>>(&segment.model);
  const bool always = std::holds_alternative<pmml::True>(segment.predicate);
  if (tree == nullptr || !always || segment.weight != 1 || segment.variableWeight) {
    unsupported(segment, std::string(segmentation_path) + "/Segment", "another segment",
                "a TreeModel of weight 1 that always takes part");
  }
  const auto replaces = [](const pmml::MiningField& field) {
    return field.missingValueReplacement.has_value();
  };
  if ((*tree)->localTransformations || (*tree)->targets ||
      std::ranges::any_of((*tree)->miningSchema->miningFields, replaces)) {
    unsupported(**tree, std::string(segmentation_path) + "/Segment/TreeModel",
                "transformations, replacements or targets of its own", "a plain tree");
  }
  return **tree;
}

const pmml::Segmentation& segmentation_of(const MiningModel& model) {
  const pmml::Segmentation& out = *model.segmentation;
  using enum pmml::MultipleModelMethod;
  const bool votes = out.multipleModelMethod == majorityVote &&
                     model.functionName == pmml::MiningFunction::classification;
  if (out.multipleModelMethod != average && !votes) {
    unsupported(out, segmentation_path,
                "multipleModelMethod " + std::string(pmml::name_of(out.multipleModelMethod)),
                "average, or majorityVote of classes");
  }
  if (out.segments.empty()) {
    contradiction("E-ABSENT", out, segmentation_path, "no Segment", "at least one");
  }
  return out;
}

// A tree that gives all to the class it votes for; the mean of such trees is the share of votes.
void keep_votes(Tree& tree) {
  for (std::size_t id = 0; id < tree.node_count(); ++id) {
    const std::span<double> values =
        std::span(tree.value).subspan(id * tree.n_values, tree.n_values);
    const auto best = std::ranges::max_element(values);
    std::ranges::fill(values.begin(), best, 0.0);
    std::ranges::fill(best + 1, values.end(), 0.0);
    *best = 1;
  }
}

template <class Forest>
std::unique_ptr<Estimator> read_forest(std::unique_ptr<Forest> out,
                                       const pmml::Segmentation& segmentation,
                                       const FieldColumns& features,
                                       const std::vector<std::string>& classes,
                                       const Notes& notes) {
  out->n_estimators = static_cast<std::int64_t>(segmentation.segments.size());
  notes.get_params(*out);
  for (const pmml::Segment& segment : segmentation.segments) {
    const TreeModel& tree = tree_of(segment);
    out->estimators_.push_back(read_tree(tree, features, classes, Notes(tree)));
    if (segmentation.multipleModelMethod == pmml::MultipleModelMethod::majorityVote) {
      keep_votes(out->estimators_.back());
    }
  }
  const auto n_features = static_cast<Eigen::Index>(features.size());
  out->feature_importances_ = Eigen::VectorXd::Zero(n_features);
  if (const auto shares = notes.numbers("feature_importances", features.size())) {
    out->feature_importances_ = Eigen::Map<const Eigen::VectorXd>(shares->data(), n_features);
  }
  out->oob_score_ = notes.number("oob_score");
  return out;
}

std::vector<std::string> forest_classes(const pmml::Segmentation& segmentation,
                                        const FieldReader& fields) {
  std::vector<std::string> all;
  for (const pmml::Segment& segment : segmentation.segments) {
    std::vector<std::string> some = tree_classes(tree_of(segment), fields);
    if (fields.target() != nullptr && !fields.target()->values.empty()) return some;
    all.insert(all.end(), some.begin(), some.end());
  }
  return sorted_classes(all);
}

}  // namespace

pmml::Model write_model(const RandomForestClassifier& fitted, const FieldColumns& features,
                        Notes& notes) {
  const auto& shares = fitted.oob_decision_function_;
  if (shares.size() > 0) {
    notes.set_numbers("oob_decision_function",
                      {shares.data(), static_cast<std::size_t>(shares.size())});
  }
  return write_forest(fitted, features, fitted.classes_, notes);
}

pmml::Model write_model(const RandomForestRegressor& fitted, const FieldColumns& features,
                        Notes& notes) {
  const auto& values = fitted.oob_prediction_;
  if (values.size() > 0) {
    notes.set_numbers("oob_prediction", {values.data(), static_cast<std::size_t>(values.size())});
  }
  return write_forest(fitted, features, {}, notes);
}

std::vector<std::string> tested_fields(const MiningModel& model) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const pmml::Segment& segment : segmentation_of(model).segments) {
    collect_tested(tree_of(segment), names, seen);
  }
  return names;
}

std::unique_ptr<Estimator> read_model(const MiningModel& model, const FieldColumns& features,
                                      const FieldReader& fields, const Notes& notes) {
  const pmml::Segmentation& segmentation = segmentation_of(model);
  if (model.functionName != pmml::MiningFunction::classification) {
    auto out = std::make_unique<RandomForestRegressor>();
    if (const auto found = notes.numbers("oob_prediction")) {
      out->oob_prediction_ = Eigen::Map<const Eigen::VectorXd>(
          found->data(), static_cast<Eigen::Index>(found->size()));
    }
    return read_forest(std::move(out), segmentation, features, {}, notes);
  }
  auto out = std::make_unique<RandomForestClassifier>();
  out->classes_ = forest_classes(segmentation, fields);
  const auto columns = static_cast<Eigen::Index>(out->classes_.size());
  const auto found = notes.numbers("oob_decision_function");
  if (found && columns > 0) {
    out->oob_decision_function_ = Eigen::Map<const Eigen::MatrixXd>(
        found->data(), static_cast<Eigen::Index>(found->size()) / columns, columns);
  }
  const std::vector<std::string> classes = out->classes_;
  return read_forest(std::move(out), segmentation, features, classes, notes);
}

}  // namespace estimators
