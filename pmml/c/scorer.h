// The handles of documents, fields and scorers.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pmml/c/pmml_c.h"
#include "pmml/describe/problem.h"
#include "pmml/model/document.h"
#include "pmml/score/scorer.h"

struct pmml_document {
  pmml::Document document;
  std::vector<std::string> model_names;
};

struct pmml_field {
  pmml::ScoredField field;
  std::string type;
  std::string optype;
  bool text = false;
};

namespace pmml::c {

/// What rows and streams share with their scorer.
struct Scoring {
  Scorer scorer;
  std::map<std::string, DataType> dictionary;  ///< the fields that may be read
  std::vector<pmml_field> fields[3];           ///< by pmml_role
};

/// The fields of a role; nothing when there is no such role.
const std::vector<pmml_field>* fields_of(const Scoring& scoring, int role);

}  // namespace pmml::c

struct pmml_scorer {
  std::shared_ptr<const pmml::c::Scoring> scoring;
};
