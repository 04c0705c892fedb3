// Attributes that the reader could not take, which scoring must not silently do without.
#pragma once

#include "pmml/model/document.h"

namespace pmml::scoring {

/// Throws UnsupportedFeature when an element that matters for scoring the model has an attribute
/// whose value was refused when it was read (multipleModelMethod="x-multiModelChain"), and
/// InvalidDocument (E-ABSENT) when a required attribute is absent; likewise for text. Statistics,
/// explanation and verification do not matter, nor does what scoring can do without (recordCount of
/// a distribution, dataType of a derived field).
void refuse_unread_attributes(const PMML& document, const Model& model);

/// True when the field was read without this attribute.
bool was_absent(const DerivedField& field, std::string_view attribute);

}  // namespace pmml::scoring
