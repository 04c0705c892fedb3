// DecisionTreeClassifier and DecisionTreeRegressor as TreeModel, and back.
#pragma once

#include <memory>
#include <set>

#include "estimators/decision_tree.h"
#include "estimators/document_fields.h"
#include "estimators/document_notes.h"

namespace estimators {

/// Binary splits: `lessOrEqual` threshold is the left child, `greaterThan` the right one. Node ids
/// are the numbers of the nodes, recordCount is the weight, and score distributions hold the
/// weighted counts of the classes (none for a regressor).
pmml::Model write_model(const DecisionTreeClassifier& fitted, const FieldColumns& features,
                        Notes& notes);
pmml::Model write_model(const DecisionTreeRegressor& fitted, const FieldColumns& features,
                        Notes& notes);

/// The tree alone; `classes` are empty for a regressor. The notes get impurities and row counts.
pmml::TreeModel write_tree(const Tree& tree, const FieldColumns& features,
                           const std::vector<std::string>& classes, Notes& notes);

/// Nodes keep their numbers when ids are 0, 1, ..., n-1, otherwise they get them in pre-order.
/// lessThan and greaterOrEqual move the threshold to the next smaller number, fields of single
/// precision to the greatest double that rounds to the left side. Throws
/// UnsupportedFeature for all but binary numeric splits of complete records.
Tree read_tree(const pmml::TreeModel& model, const FieldColumns& features,
               const std::vector<std::string>& classes, const Notes& notes);

/// The values of the target, or the scores and distributions of the tree in numeric or byte order.
std::vector<std::string> tree_classes(const pmml::TreeModel& model, const FieldReader& fields);

/// The fields that the tree tests, in document order of their first test.
void collect_tested(const pmml::TreeModel& model, std::vector<std::string>& names,
                    std::set<std::string>& seen);

std::unique_ptr<Estimator> read_model(const pmml::TreeModel& model, const FieldColumns& features,
                                      const FieldReader& fields, const Notes& notes);

}  // namespace estimators
