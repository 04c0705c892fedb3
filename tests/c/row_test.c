#include <math.h>
#include <string.h>

#include "check.h"

/* y = 2 x, and nothing else. */
static const char line[] =
    "<PMML xmlns='http://www.dmg.org/PMML-4_4' version='4.4'><Header/><DataDictionary>"
    "<DataField name='x' optype='continuous' dataType='double'/>"
    "<DataField name='y' optype='continuous' dataType='double'/></DataDictionary>"
    "<RegressionModel functionName='regression'><MiningSchema><MiningField name='x'/>"
    "<MiningField name='y' usageType='target'/></MiningSchema><RegressionTable intercept='0'>"
    "<NumericPredictor name='x' coefficient='2'/></RegressionTable></RegressionModel></PMML>";

static void documents_in_memory(pmml_report* report) {
  pmml_document* document;
  pmml_scorer* scorer;
  CHECK(pmml_document_load_memory(line, strlen(line), &document, report) == PMML_OK);
  CHECK(pmml_document_model_count(document) == 1);
  CHECK_TEXT(pmml_document_model_name(document, 0), "");
  CHECK_TEXT(pmml_document_model_name(document, 1), NULL);
  pmml_document_free(document);

  CHECK(pmml_load_memory(line, strlen(line), "", &scorer, report) == PMML_OK);
  CHECK(!pmml_uses_other_rows(scorer));
  pmml_scorer_free(scorer);

  CHECK(pmml_load_memory(line, strlen(line) - 1, NULL, &scorer, report) == PMML_INVALID_DOCUMENT);
  CHECK(scorer == NULL);
  CHECK_REPORT(report, "(memory):1:");
  CHECK_REPORT(report, "E-WF");
  CHECK(pmml_load_memory(line, 0, NULL, &scorer, report) == PMML_INVALID_DOCUMENT);
  CHECK_REPORT(report, "E-EMPTY");
  CHECK(pmml_load_memory("<a/>", 4, NULL, &scorer, report) == PMML_INVALID_DOCUMENT);
  CHECK_REPORT(report, "E-ROOT");
}

static void models_by_name(pmml_report* report) {
  pmml_document* document;
  pmml_scorer* scorer;
  CHECK(pmml_document_load(PMML_TESTS_DIR "/c/mixed.pmml", &document, report) == PMML_OK);
  CHECK(pmml_document_model_count(document) == 2);
  CHECK_TEXT(pmml_document_model_name(document, 1), "twice");
  CHECK(pmml_compile(document, "twice", &scorer, report) == PMML_OK);
  CHECK(pmml_field_count(scorer, PMML_INPUT) == 1);
  pmml_scorer_free(scorer);
  CHECK(pmml_compile(document, "thrice", &scorer, report) == PMML_INVALID_DOCUMENT);
  CHECK(scorer == NULL);
  CHECK_REPORT(report, "E-MODEL");
  pmml_document_free(document);
}

static void nothing_as_document(pmml_report* report) {
  pmml_document* document;
  pmml_scorer* scorer;
  CHECK(pmml_document_load("/no/such/file", &document, report) == PMML_IO_ERROR);
  CHECK(document == NULL);
  CHECK_REPORT(report, "E-NOFILE");
  CHECK(pmml_load(NULL, NULL, &scorer, report) == PMML_BAD_ARGUMENT);
  CHECK_REPORT(report, "E-ARGUMENT at path");
  CHECK(pmml_load("x", NULL, NULL, NULL) == PMML_BAD_ARGUMENT);
  CHECK(pmml_load_memory(NULL, 10, NULL, &scorer, report) == PMML_BAD_ARGUMENT);
  CHECK(pmml_document_load(NULL, NULL, NULL) == PMML_BAD_ARGUMENT);
  CHECK(pmml_document_load_memory(line, 1, NULL, NULL) == PMML_BAD_ARGUMENT);
  CHECK(pmml_compile(NULL, NULL, &scorer, report) == PMML_BAD_ARGUMENT);
  CHECK(pmml_compile(NULL, NULL, NULL, NULL) == PMML_BAD_ARGUMENT);
  CHECK(pmml_document_model_count(NULL) == 0);
  CHECK(pmml_document_model_name(NULL, 0) == NULL);
  pmml_document_free(NULL);
  pmml_scorer_free(NULL);
  pmml_report_free(NULL);
}

static void reports(pmml_report* report) {
  pmml_scorer* scorer;
  CHECK(pmml_load("/no/\"file\"", NULL, &scorer, report) == PMML_IO_ERROR);
  CHECK(pmml_report_count(report) == 1);
  CHECK(pmml_report_errors(report) == 1);
  CHECK(strstr(pmml_report_json(report), "\"id\": \"E-NOFILE\"") != NULL);
  CHECK(strstr(pmml_report_json(report), "/no/\\\"file\\\"") != NULL);
  CHECK(pmml_load_memory(line, strlen(line), NULL, &scorer, report) == PMML_OK);
  pmml_scorer_free(scorer);
  CHECK(pmml_report_count(report) == 0);
  CHECK_TEXT(pmml_report_text(report), "");
  CHECK_TEXT(pmml_report_json(report), "[]");
  CHECK_TEXT(pmml_report_text(NULL), "");
  CHECK_TEXT(pmml_report_json(NULL), "[]");
  CHECK(pmml_report_count(NULL) == 0 && pmml_report_errors(NULL) == 0);
  CHECK(pmml_version()[0] != 0);
}

void test_documents(void) {
  pmml_report* report = pmml_report_new();
  documents_in_memory(report);
  models_by_name(report);
  nothing_as_document(report);
  reports(report);
  pmml_report_free(report);
}

void test_fields(void) {
  pmml_scorer* scorer = load("c/mixed.pmml", "sum");
  const pmml_field* color = pmml_field_at(scorer, PMML_INPUT, 2);
  size_t at = 99;
  CHECK(pmml_field_count(scorer, PMML_INPUT) == 5);
  CHECK_TEXT(pmml_field_name(color), "color");
  CHECK_TEXT(pmml_field_type(color), "string");
  CHECK_TEXT(pmml_field_optype(color), "categorical");
  CHECK(pmml_field_value_count(color) == 2);
  CHECK_TEXT(pmml_field_value(color, 0), "red");
  CHECK_TEXT(pmml_field_value(color, 2), NULL);
  CHECK(pmml_field_count(scorer, PMML_TARGET) == 1);
  CHECK_TEXT(pmml_field_name(pmml_field_at(scorer, PMML_TARGET, 0)), "y");
  CHECK(pmml_field_count(scorer, PMML_OUTPUT) == 2);
  CHECK_TEXT(pmml_field_name(pmml_field_at(scorer, PMML_OUTPUT, 0)), "score");
  CHECK(!pmml_field_is_text(pmml_field_at(scorer, PMML_OUTPUT, 0)));
  CHECK(pmml_field_is_text(pmml_field_at(scorer, PMML_OUTPUT, 1)));
  CHECK(pmml_field_find(scorer, PMML_INPUT, "flag", &at) == PMML_OK && at == 3);
  CHECK(pmml_field_find(scorer, PMML_INPUT, "none", &at) == PMML_BAD_ARGUMENT && at == 3);
  CHECK(pmml_field_find(NULL, PMML_INPUT, "flag", &at) == PMML_BAD_ARGUMENT);
  CHECK(pmml_field_find(scorer, PMML_INPUT, NULL, &at) == PMML_BAD_ARGUMENT);
  CHECK(pmml_field_find(scorer, PMML_INPUT, "flag", NULL) == PMML_BAD_ARGUMENT);
  CHECK(pmml_field_count(scorer, 3) == 0 && pmml_field_count(scorer, -1) == 0);
  CHECK(pmml_field_count(NULL, PMML_INPUT) == 0);
  CHECK(pmml_field_at(scorer, PMML_INPUT, 5) == NULL);
  CHECK(pmml_field_at(scorer, 1000, 0) == NULL && pmml_field_at(NULL, 0, 0) == NULL);
  CHECK(pmml_field_name(NULL) == NULL && pmml_field_type(NULL) == NULL);
  CHECK(pmml_field_optype(NULL) == NULL && pmml_field_value(NULL, 0) == NULL);
  CHECK(!pmml_field_is_text(NULL) && !pmml_uses_other_rows(NULL));
  pmml_scorer_free(scorer);
}

static void row_of_all_types(pmml_report* report) {
  pmml_scorer* scorer = load("c/mixed.pmml", "sum");
  pmml_row* row;
  CHECK(pmml_row_new(scorer, &row, report) == PMML_OK);
  pmml_scorer_free(scorer); /* the row lives on */
  CHECK(pmml_row_is_missing(row, 0));
  CHECK(pmml_row_text(row, 0) == NULL);
  CHECK(pmml_row_set_number(row, 0, 0.25) == PMML_OK);
  CHECK(pmml_row_set_text(row, 1, "3") == PMML_OK);
  CHECK(pmml_row_set_text(row, 2, "red") == PMML_OK);
  CHECK(pmml_row_set_text(row, 3, "true") == PMML_OK);
  CHECK(pmml_row_set_text(row, 4, "a\xc3\xa4") == PMML_OK);
  CHECK(pmml_row_score(row, report) == PMML_OK);
  CHECK_NUMBER(pmml_row_number(row, 0), 1 + 2 * 0.25 + 100 * 3 + 10 + 5);
  CHECK_TEXT(pmml_row_text(row, 0), "316.5");
  CHECK_TEXT(pmml_row_text(row, 1), "a\xc3\xa4");
  CHECK(isnan(pmml_row_number(row, 1)));

  CHECK(pmml_row_set_number(row, 3, 0) == PMML_OK);
  CHECK(pmml_row_set_missing(row, 2) == PMML_OK); /* counts as blue */
  CHECK(pmml_row_score(row, report) == PMML_OK);
  CHECK_NUMBER(pmml_row_number(row, 0), 1 + 0.5 + 300 + 20);

  CHECK(pmml_row_set_text(row, 2, "green") == PMML_OK);
  CHECK(pmml_row_score(row, report) == PMML_INVALID_DATA);
  CHECK_REPORT(report, "E-RECORD at color: found ");
  CHECK(pmml_row_is_missing(row, 0) && pmml_row_is_missing(row, 1));

  CHECK(pmml_row_clear(row) == PMML_OK);
  CHECK(pmml_row_set_number(row, 0, NAN) == PMML_OK);
  CHECK(pmml_row_score(row, report) == PMML_OK);
  CHECK(pmml_row_is_missing(row, 0));
  CHECK(isnan(pmml_row_number(row, 0)));
  pmml_row_free(row);
}

static void wrong_rows(pmml_report* report) {
  pmml_scorer* scorer = load("c/mixed.pmml", "sum");
  pmml_row* row;
  CHECK(pmml_row_new(NULL, &row, report) == PMML_BAD_ARGUMENT && row == NULL);
  CHECK(pmml_row_new(scorer, NULL, report) == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_new(scorer, &row, NULL) == PMML_OK);
  CHECK(pmml_row_set_number(row, 5, 1) == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_set_text(row, (size_t)-1, "x") == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_set_text(row, 4, NULL) == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_set_text(row, 4, "\xff") == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_set_missing(row, 5) == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_set_number(NULL, 0, 1) == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_set_text(NULL, 0, "x") == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_set_missing(NULL, 0) == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_clear(NULL) == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_score(NULL, report) == PMML_BAD_ARGUMENT);
  CHECK(pmml_row_score(row, NULL) == PMML_OK);
  CHECK(pmml_row_is_missing(row, 2) && pmml_row_is_missing(NULL, 0));
  CHECK(isnan(pmml_row_number(row, 2)) && isnan(pmml_row_number(NULL, 0)));
  CHECK(pmml_row_text(row, 2) == NULL && pmml_row_text(NULL, 0) == NULL);
  pmml_row_free(row);
  pmml_row_free(NULL);
  pmml_scorer_free(scorer);
}

/* A row that is a cart of its own; the same cart stands in transactions.csv. */
static void rows_that_need_others(pmml_report* report) {
  pmml_scorer* scorer = load("conformance/cases/association/transactions.pmml", NULL);
  pmml_row* row;
  size_t cart;
  size_t product;
  CHECK(pmml_uses_other_rows(scorer));
  CHECK(pmml_field_find(scorer, PMML_INPUT, "cart", &cart) == PMML_OK);
  CHECK(pmml_field_find(scorer, PMML_INPUT, "product", &product) == PMML_OK);
  CHECK_TEXT(pmml_field_name(pmml_field_at(scorer, PMML_OUTPUT, 0)), "cart");
  CHECK(pmml_row_new(scorer, &row, report) == PMML_OK);
  CHECK(pmml_row_set_number(row, cart, 3) == PMML_OK);
  CHECK(pmml_row_set_text(row, product, "soap") == PMML_OK);
  CHECK(pmml_row_score(row, report) == PMML_OK);
  CHECK_NUMBER(pmml_row_number(row, 0), 3);
  CHECK_TEXT(pmml_row_text(row, 1), "5");
  CHECK(pmml_row_set_missing(row, cart) == PMML_OK);
  CHECK(pmml_row_score(row, report) == PMML_INVALID_DATA);
  CHECK_REPORT(report, "E-RECORD");
  CHECK(pmml_row_is_missing(row, 1) && pmml_row_text(row, 1) == NULL);
  pmml_row_free(row);
  pmml_scorer_free(scorer);
}

void test_rows(void) {
  pmml_report* report = pmml_report_new();
  row_of_all_types(report);
  wrong_rows(report);
  rows_that_need_others(report);
  pmml_report_free(report);
}
