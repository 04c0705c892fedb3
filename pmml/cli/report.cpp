#include <nlohmann/json.hpp>

#include "pmml/archive/audit.h"
#include "pmml/archive/verify.h"
#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"
#include "pmml/io/atomic_file.h"
#include "pmml/report/page.h"
#include "pmml/report/render.h"

namespace pmml::cli {
namespace {

archive::Verification verified_for_report(const ReportOptions& options) {
  archive::VerifyOptions verify;
  if (!options.data.empty()) verify.data = options.data;
  if (!options.source.empty()) verify.source = options.source;
  verify.csv = options.csv;
  Progress progress("verifying");
  return archive::verify(options.model, verify);
}

std::string rendered(const ReportOptions& options) {
  const DocumentAndText loaded = load_with_text(options.model);
  const archive::Audit audit = archive::audit(loaded.document, loaded.source.bytes);
  const archive::Verification verification = verified_for_report(options);
  const pmml::report::Page page =
      pmml::report::page(loaded.document, {&verification.verdict, &audit});
  return options.markdown ? pmml::report::markdown(page) : pmml::report::html(page);
}

}  // namespace

int report(const ReportOptions& options, const Console& console) {
  const std::string text = rendered(options);
  AtomicFile file(options.output);
  file.write(text);
  file.sync();
  file.commit();
  console.line("wrote " + options.output);
  console.result({{"output", options.output}});
  return fine;
}

}  // namespace pmml::cli
