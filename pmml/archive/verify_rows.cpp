#include <algorithm>

#include "pmml/archive/verify_stages.h"

namespace pmml::archive {
namespace {

constexpr std::string_view id = "verification-rows";

std::string cell_path(const Inspection& at, const VerificationCell& cell) {
  std::string column = cell.field;
  for (const VerificationField& field :
       at.parts().modelVerification->verificationFields->verificationFields) {
    if (field.field == cell.field && field.column) column = *field.column;
  }
  return at.model_path + "/ModelVerification/InlineTable/row[" + std::to_string(cell.row) + "]/" +
         column;
}

void inspect_records(Inspection& at) {
  at.rows = pmml::verify(at.document, {at.options.model}, at.report);
  if (!at.rows) return at.promises.skip(id, "no verification rows in the document");
  const std::string found = summary(*at.rows);
  const auto wrong = std::ranges::find(at.rows->cells, false, &VerificationCell::ok);
  if (at.rows->cells.empty()) return at.promises.skip(id, "the rows expect no result");
  if (wrong == at.rows->cells.end()) return at.promises.match(id, found);
  at.promises.differ(
      id, wrong->expected, wrong->observed,
      found + "; the first is row " + std::to_string(wrong->row) + ", field " + wrong->field,
      cell_path(at, *wrong));
}

}  // namespace

void inspect_rows(Inspection& at) {
  at.promises.attempt(id, at.report, [&] { inspect_records(at); });
}

}  // namespace pmml::archive
