// Facts become part of a document, each in the place where readers look for it.
#pragma once

#include "pmml/archive/facts.h"
#include "pmml/model/document.h"

namespace pmml::archive {

/// Writes the facts into the document: description, copyright, modelVersion and Timestamp of the
/// header, one Annotation per fact in plain words, units and descriptions of the data fields, and
/// the provenance with what the library itself knows (id, environment, conversion, schema,
/// verification rows). Facts that are there are replaced. Throws InvalidData (E-FACT-FIELD) for
/// facts of a field that the data dictionary does not have.
void attach(Document& document, Facts facts);

/// The facts of a provenance in plain words, one sentence each, in a fixed order.
std::vector<std::string> sentences(const Provenance& provenance);

/// Puts the quality in the place of the one on data of the same usage.
void set_quality(Document& document, PredictiveModelQuality quality);

}  // namespace pmml::archive
