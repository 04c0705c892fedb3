// The report of a document.
#pragma once

#include "pmml/archive/audit.h"
#include "pmml/archive/promise.h"
#include "pmml/model/document.h"
#include "pmml/report/block.h"

namespace pmml::report {

/// What others found about the document; sections without findings are left out.
struct Findings {
  const archive::Verdict* verdict = nullptr;
  const archive::Audit* audit = nullptr;
};

/// What the document holds, for a person: the model in plain sentences, whether its promises hold,
/// fields, the model itself, how good it was, where it comes from, what else is in the document,
/// and the limits of the page.
Page page(const Document& document, const Findings& findings);

}  // namespace pmml::report
