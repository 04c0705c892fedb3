/* Scores one row with a PMML document: score_from_c MODEL.pmml [FIELD=VALUE]...
 * Fields that are not given are missing. */
#include <pmml/c/pmml_c.h>
#include <stdio.h>
#include <string.h>

static int failed(pmml_report* report) {
  fputs(pmml_report_text(report), stderr);
  return 1;
}

static void print_fields(const pmml_scorer* scorer) {
  size_t i;
  for (i = 0; i < pmml_field_count(scorer, PMML_INPUT); ++i) {
    const pmml_field* field = pmml_field_at(scorer, PMML_INPUT, i);
    size_t v;
    printf("input %s: %s, %s", pmml_field_name(field), pmml_field_optype(field),
           pmml_field_type(field));
    for (v = 0; v < pmml_field_value_count(field); ++v)
      printf("%s%s", v == 0 ? ", one of " : ", ", pmml_field_value(field, v));
    puts("");
  }
}

/* Sets the inputs from FIELD=VALUE; false when one of them is no input. */
static int set_inputs(const pmml_scorer* scorer, pmml_row* row, int count, char** settings) {
  int i;
  for (i = 0; i < count; ++i) {
    char* value = strchr(settings[i], '=');
    size_t input;
    if (value == NULL) return 0;
    *value++ = 0;
    if (pmml_field_find(scorer, PMML_INPUT, settings[i], &input) != PMML_OK) return 0;
    if (pmml_row_set_text(row, input, value) != PMML_OK) return 0;
  }
  return 1;
}

static void print_outputs(const pmml_scorer* scorer, const pmml_row* row) {
  size_t i;
  for (i = 0; i < pmml_field_count(scorer, PMML_OUTPUT); ++i) {
    const char* text = pmml_row_text(row, i);
    printf("%s = %s\n", pmml_field_name(pmml_field_at(scorer, PMML_OUTPUT, i)),
           text == NULL ? "(missing)" : text);
  }
}

int main(int argc, char** argv) {
  pmml_report* report = pmml_report_new();
  pmml_scorer* scorer = NULL;
  pmml_row* row = NULL;
  int status = 0;
  if (argc < 2) return puts("usage: score_from_c MODEL.pmml [FIELD=VALUE]..."), 2;
  if (pmml_load(argv[1], NULL, &scorer, report) != PMML_OK) {
    status = failed(report);
  } else if (pmml_row_new(scorer, &row, report) != PMML_OK) {
    status = failed(report);
  } else if (!set_inputs(scorer, row, argc - 2, argv + 2)) {
    print_fields(scorer);
    status = 2;
  } else if (pmml_row_score(row, report) != PMML_OK) {
    status = failed(report);
  } else {
    print_outputs(scorer, row);
  }
  pmml_row_free(row);
  pmml_scorer_free(scorer);
  pmml_report_free(report);
  return status;
}
