/* Checks that count what fails and go on. */
#ifndef PMML_TESTS_C_CHECK_H
#define PMML_TESTS_C_CHECK_H

#include "pmml/c/pmml_c.h"

extern int failures;

void check(int holds, const char* what, const char* file, int line);
void check_number(double found, double expected, const char* file, int line);
/* NULL equals NULL only. */
void check_text(const char* found, const char* expected, const char* file, int line);
/* The report's text holds that part. */
void check_report(pmml_report* report, const char* part, const char* file, int line);

#define CHECK(holds) check(holds, #holds, __FILE__, __LINE__)
#define CHECK_NUMBER(found, expected) check_number(found, expected, __FILE__, __LINE__)
#define CHECK_TEXT(found, expected) check_text(found, expected, __FILE__, __LINE__)
#define CHECK_REPORT(report, part) check_report(report, part, __FILE__, __LINE__)

/* The scorer of a document below tests/, or an end of the program. */
pmml_scorer* load(const char* file, const char* model);

/* Groups of cases. */
void test_documents(void);
void test_fields(void);
void test_rows(void);
void test_streams(void);
void test_refusals(void);

#endif
