#include <nlohmann/json.hpp>

#include "pmml/archive/promise.h"
#include "pmml/cli/cell.h"
#include "pmml/cli/verbs.h"
#include "pmml/io/atomic_file.h"
#include "pmml/io/read.h"
#include "pmml/report/page.h"
#include "pmml/report/render.h"
#include "pmml/score/verification.h"

namespace pmml::cli {
namespace {

// The verification rows of the document as one promise.
archive::Promise verification_promise(const Document& document) {
  archive::Promise promise;
  promise.id = "verification-rows";
  promise.sentence = "The verification rows of the document are reproduced.";
  try {
    Report problems;
    const auto result = pmml::verify(document, {}, problems);
    if (!result) {
      promise.reason = "the document has none";
      return promise;
    }
    promise.outcome = result->ok() ? archive::Outcome::matches : archive::Outcome::differs;
    promise.found = summary(*result);
  } catch (const Error& error) {
    promise.reason = error.what();
  }
  return promise;
}

}  // namespace

int report(const ReportOptions& options, const Console& console) {
  const Document document = pmml::load(options.model, Profile::lenient);
  const archive::Verdict verdict{{verification_promise(document)}};
  const pmml::report::Page page = pmml::report::page(document, {&verdict});
  AtomicFile file(options.output);
  file.write(options.markdown ? pmml::report::markdown(page) : pmml::report::html(page));
  file.sync();
  file.commit();
  console.line("wrote " + options.output);
  console.result({{"output", options.output}});
  return fine;
}

}  // namespace pmml::cli
