#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

int failures = 0;

void check(int holds, const char* what, const char* file, int line) {
  if (holds) return;
  printf("%s:%d: not true: %s\n", file, line, what);
  ++failures;
}

void check_number(double found, double expected, const char* file, int line) {
  if (found == expected) return;
  printf("%s:%d: found %.17g, expected %.17g\n", file, line, found, expected);
  ++failures;
}

void check_text(const char* found, const char* expected, const char* file, int line) {
  if (found == expected || (found != NULL && expected != NULL && strcmp(found, expected) == 0))
    return;
  printf("%s:%d: found %s, expected %s\n", file, line, found == NULL ? "NULL" : found,
         expected == NULL ? "NULL" : expected);
  ++failures;
}

void check_report(pmml_report* report, const char* part, const char* file, int line) {
  if (strstr(pmml_report_text(report), part) != NULL) return;
  printf("%s:%d: no \"%s\" in the report:\n%s", file, line, part, pmml_report_text(report));
  ++failures;
}

pmml_scorer* load(const char* file, const char* model) {
  char path[4096];
  pmml_scorer* scorer;
  pmml_report* report = pmml_report_new();
  snprintf(path, sizeof path, "%s/%s", PMML_TESTS_DIR, file);
  if (pmml_load(path, model, &scorer, report) != PMML_OK) {
    printf("%s", pmml_report_text(report));
    exit(1);
  }
  pmml_report_free(report);
  return scorer;
}

int main(int argc, char** argv) {
  static const struct {
    const char* name;
    void (*run)(void);
  } tests[] = {{"documents", test_documents},
               {"fields", test_fields},
               {"rows", test_rows},
               {"streams", test_streams},
               {"refusals", test_refusals}};
  size_t i;
  for (i = 0; i < sizeof tests / sizeof *tests; ++i) {
    if (argc < 2 || strcmp(argv[1], tests[i].name) == 0) tests[i].run();
  }
  printf("%d checks failed\n", failures);
  return failures == 0 ? 0 : 1;
}
