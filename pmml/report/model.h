// The models of a document, each shown in the way that suits its type.
#pragma once

#include "pmml/report/block.h"
#include "pmml/report/fields.h"

namespace pmml::report {

/// Adds blocks to a section.
class Writer {
 public:
  Writer(Section& section, const Fields& fields, int level)
      : section_(section), fields_(fields), level_(level) {}

  const Fields& fields() const { return fields_; }
  int level() const { return level_; }
  /// The same one heading deeper.
  Writer below() const { return {section_, fields_, level_ + 1}; }

  void heading(Text text) { section_.blocks.push_back(Heading{level_, std::move(text)}); }
  void say(Text text) { section_.blocks.push_back(Paragraph{std::move(text)}); }
  void aside(Text text) { section_.blocks.push_back(Paragraph{std::move(text), true}); }
  /// Adds the block unless it is a table without rows.
  void add(Block block) {
    const Table* table = std::get_if<Table>(&block);
    if (table == nullptr || !table->rows.empty()) section_.blocks.push_back(std::move(block));
  }

 private:
  Section& section_;
  const Fields& fields_;
  int level_;
};

/// Everything about the models that is no statistic and no quality.
Section model_section(const PMML& pmml, const Fields& fields);

/// One model inside another, or one of the document; `depth` counts the models around it.
void describe(const Model& model, Writer& out, std::size_t depth);

void describe(const AnomalyDetectionModel& model, Writer& out, std::size_t depth);
void describe(const AssociationModel& model, Writer& out, std::size_t depth);
void describe(const BayesianNetworkModel& model, Writer& out, std::size_t depth);
void describe(const BaselineModel& model, Writer& out, std::size_t depth);
void describe(const ClusteringModel& model, Writer& out, std::size_t depth);
void describe(const GaussianProcessModel& model, Writer& out, std::size_t depth);
void describe(const GeneralRegressionModel& model, Writer& out, std::size_t depth);
void describe(const MiningModel& model, Writer& out, std::size_t depth);
void describe(const NaiveBayesModel& model, Writer& out, std::size_t depth);
void describe(const NearestNeighborModel& model, Writer& out, std::size_t depth);
void describe(const NeuralNetwork& model, Writer& out, std::size_t depth);
void describe(const RegressionModel& model, Writer& out, std::size_t depth);
void describe(const RuleSetModel& model, Writer& out, std::size_t depth);
void describe(const SequenceModel& model, Writer& out, std::size_t depth);
void describe(const Scorecard& model, Writer& out, std::size_t depth);
void describe(const SupportVectorMachineModel& model, Writer& out, std::size_t depth);
void describe(const TextModel& model, Writer& out, std::size_t depth);
void describe(const TimeSeriesModel& model, Writer& out, std::size_t depth);
void describe(const TreeModel& model, Writer& out, std::size_t depth);

}  // namespace pmml::report
