// CenterFields, which up to 3.1 listed the coordinates of clusters as derived fields.
#include <algorithm>

#include "pmml/io/read.h"
#include "pmml/versions/change.h"
#include "pmml/versions/kept.h"

namespace pmml::versions {

namespace {

constexpr std::string_view old_center_fields = "CenterFields";

bool has_center_fields(const ClusteringModel& model, const Origin&) {
  return kept_node(model, old_center_fields) != nullptr;
}

/// The derived fields of a kept element, read from its text.
std::vector<DerivedField> derived_fields(const KeptNode& node) {
  Document document;
  Report report;
  const std::string text = "<PMML version=\"4.4\"><TransformationDictionary>" + node.content +
                           "</TransformationDictionary></PMML>";
  if (!read(text, document, report) || !document.pmml.transformationDictionary) return {};
  return document.pmml.transformationDictionary->derivedFields;
}

/// The field that a coordinate is computed from; empty when it is not a single one.
std::string source_of(const DerivedField& field) {
  return std::visit(
      []<class T>(const T& boxed) -> std::string {
        if constexpr (requires { std::string(boxed->field); }) return boxed->field;
        return "";
      },
      field.expression);
}

std::string unused_name(const LocalTransformations& local, std::size_t number) {
  std::string name = "center field " + std::to_string(number);
  const auto& fields = local.derivedFields;
  while (std::any_of(fields.begin(), fields.end(),
                     [&](const DerivedField& field) { return field.name == name; }))
    name += '_';
  return name;
}

/// The coordinate as a clustering field, compared like the field that it is computed from.
ClusteringField coordinate(const DerivedField& field, const std::vector<ClusteringField>& given) {
  ClusteringField result;
  const std::string source = source_of(field);
  const auto found = std::find_if(given.begin(), given.end(), [&](const ClusteringField& of) {
    return of.field == *field.name || (!source.empty() && of.field == source);
  });
  if (found != given.end()) result = *found;
  result.where = field.where;
  result.field = *field.name;
  result.isCenterField = TrueFalse::true_;
  return result;
}

void make_clustering_fields(ClusteringModel& model, const Origin&) {
  const KeptNode node = *take_node(model, old_center_fields);
  const std::vector<ClusteringField> given = std::move(model.clusteringFields);
  model.clusteringFields.clear();
  LocalTransformations& local = model.localTransformations ? *model.localTransformations
                                                           : model.localTransformations.emplace();
  for (DerivedField& field : derived_fields(node)) {
    field.where = node.where;
    if (!field.name) field.name = unused_name(local, model.clusteringFields.size() + 1);
    model.clusteringFields.push_back(coordinate(field, given));
    local.derivedFields.push_back(std::move(field));
  }
}

constexpr Change clustering_changes[] = {
    change<ClusteringModel, has_center_fields, make_clustering_fields>()};

}  // namespace

std::span<const Change> changes_of_clustering() {
  return clustering_changes;
}

}  // namespace pmml::versions
