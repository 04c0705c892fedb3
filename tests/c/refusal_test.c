#include <errno.h>
#include <string.h>

#include "check.h"
#include "source.h"

static pmml_scorer* scorer;
static pmml_report* report;

static const double x[] = {1, 2};
static const int32_t offsets[] = {0, 3, 6};
static const int8_t indices[] = {0, 1};
static const struct cells words = {2, 0, 0, 3, {NULL, offsets, "redred"}, NULL};

/* Two rows of x and color, which are fine. */
static struct source fine(void) {
  const struct source source = {.n_columns = 2,
                                .columns = {{"x", "g", NULL}, {"color", "c", "u"}},
                                .n_batches = 1,
                                .batches = {{2,
                                             0,
                                             NULL,
                                             {{2, 0, 0, 2, {NULL, x, NULL}, NULL},
                                              {2, 0, 0, 2, {NULL, indices, NULL}, &words}}}}};
  return source;
}

/* The schema is refused at once. */
static void refused(struct source source, const char* why, int line) {
  struct ArrowArrayStream in;
  struct ArrowArrayStream out;
  open_source(&source, &in);
  check(pmml_score_stream(scorer, &in, NULL, &out, report) == PMML_INVALID_DATA, why, __FILE__,
        line);
  check(in.release == NULL && out.release == NULL && live == 0, why, __FILE__, line);
  check_report(report, why, __FILE__, line);
}
#define REFUSED(source, why) refused(source, why, __LINE__)

/* The batch is refused, again and again, with the same words. */
static void batch_refused(struct source source, int code, const char* why, int line) {
  struct ArrowArrayStream in;
  struct ArrowArrayStream out;
  struct ArrowArray batch;
  struct ArrowSchema schema;
  const char* text;
  open_source(&source, &in);
  check(pmml_score_stream(scorer, &in, NULL, &out, report) == PMML_OK, why, __FILE__, line);
  if (out.release == NULL) return;
  batch.release = NULL;
  check(out.get_next(&out, &batch) == code && batch.release == NULL, why, __FILE__, line);
  check(out.get_next(&out, &batch) == code && batch.release == NULL, why, __FILE__, line);
  check(out.get_schema(&out, &schema) == code && schema.release == NULL, why, __FILE__, line);
  text = out.get_last_error(&out);
  check(text != NULL && strstr(text, why) != NULL, text == NULL ? why : text, __FILE__, line);
  check_report(report, why, __FILE__, line);
  out.release(&out);
  check(live == 0, why, __FILE__, line);
}
#define BATCH_REFUSED(source, why) batch_refused(source, EINVAL, why, __LINE__)

static void formats(void) {
  static const char* const unknown[] = {"e",     "tdD", "z", "Z",    "w:4", "vz", "+l",
                                        "d:4,2", "gg",  "",  "\xff", "+r",  "x",  "ttm"};
  struct source source;
  size_t i;
  for (i = 0; i < sizeof unknown / sizeof *unknown; ++i) {
    source = fine();
    source.columns[0].format = unknown[i];
    REFUSED(source, "E-ARROW at x: found format ");
    source = fine();
    source.columns[1].dictionary = unknown[i];
    REFUSED(source, "E-ARROW at color: found a dictionary of format ");
  }
  source = fine();
  source.columns[0].format = NULL;
  REFUSED(source, "at x: found no format");
  source = fine();
  source.columns[1].format = "g";
  REFUSED(source, "at color: found a dictionary with indices of format g, expected integers");
  source = fine();
  source.columns[1].name = "x";
  REFUSED(source, "at x: found two columns of this name");
  source = fine();
  source.format = "g";
  REFUSED(source, "found format g, expected a stream of record batches");
  source = fine();
  source.n_columns = 0;
  source.format = "+l";
  REFUSED(source, "found format +l");
}

static void counts(void) {
  struct source source = fine();
  source.batches[0].cells[0].length = 1;
  BATCH_REFUSED(source, "E-ARROW at x: found 1 cells, expected 2 cells");
  source = fine();
  source.batches[0].offset = 1;
  BATCH_REFUSED(source, "at x: found 2 cells, expected 3 cells");
  source = fine();
  source.batches[0].cells[0].length = -1;
  BATCH_REFUSED(source, "at x: found length -1");
  source = fine();
  source.batches[0].cells[0].offset = INT64_MAX;
  BATCH_REFUSED(source, "at x: found length 2, offset 9223372036854775807");
  source = fine();
  source.batches[0].cells[0].null_count = -2;
  BATCH_REFUSED(source, "null count -2");
  source = fine();
  source.batches[0].cells[0].null_count = 1;
  BATCH_REFUSED(source, "at x: found 1 nulls without a bitmap");
  source = fine();
  source.batches[0].length = -5;
  BATCH_REFUSED(source, "at record batch: found length -5");
  source = fine();
  source.batches[0].offset = -1;
  BATCH_REFUSED(source, "offset -1");
  source = fine();
  source.batches[0].cells[0].n_buffers = 3;
  BATCH_REFUSED(source, "at x: found 3 buffers, expected 2 buffers");
  source = fine();
  source.batches[0].cells[0].buffers[1] = NULL;
  BATCH_REFUSED(source, "at x: found buffer 1 is NULL");
}

static void texts_and_dictionaries(void) {
  static const int32_t back[] = {0, 4, 3};
  static const int32_t negative[] = {-1, 3, 6};
  static const int8_t beyond[] = {0, 2};
  static const int8_t before[] = {-1, 0};
  struct cells other = words;
  struct source source = fine();
  source.batches[0].cells[1].buffers[1] = beyond;
  BATCH_REFUSED(source, "at color: found the index 2, expected an index into a dictionary of 2");
  source.batches[0].cells[1].buffers[1] = before;
  BATCH_REFUSED(source, "at color: found the index -1");
  source = fine();
  source.batches[0].cells[1].dictionary = NULL;
  BATCH_REFUSED(source, "at color: found an array without dictionary");
  source = fine();
  source.batches[0].cells[1].dictionary = &other;
  other.buffers[1] = back;
  BATCH_REFUSED(source, "at color: found a text from byte 4 to 3, expected offsets that grow");
  other.buffers[1] = negative;
  BATCH_REFUSED(source, "at color: found a text from byte -1");
  other.buffers[1] = NULL;
  BATCH_REFUSED(source, "at color: found buffer 1 is NULL");
  other = words;
  other.buffers[2] = NULL;
  BATCH_REFUSED(source, "of NULL");
  other.buffers[2] = "red\xc3(d";
  BATCH_REFUSED(source, "expected UTF-8");
  other.n_buffers = 2;
  BATCH_REFUSED(source, "at color: found 2 buffers, expected 3 buffers");
}

static void views(void) {
  static const int64_t sizes[] = {20};
  struct view {
    int32_t length, prefix, buffer, offset;
  } texts[2] = {{13, 0, 0, 7}, {0, 0, 0, 0}};
  struct source source = fine();
  const struct view good = texts[0];
  source.columns[1] = (struct column){"id", "vu", NULL};
  source.batches[0].cells[1] =
      (struct cells){2, 0, 0, 4, {NULL, texts, "01234567890123456789", sizes}, NULL};
  texts[0].offset = 8;
  BATCH_REFUSED(source, "E-ARROW at id: found a view of 13 bytes from byte 8 of buffer 0");
  texts[0].offset = -1;
  BATCH_REFUSED(source, "a view of 13 bytes from byte -1");
  texts[0] = good;
  texts[0].buffer = 1;
  BATCH_REFUSED(source, "of buffer 1, expected a view into the buffers");
  texts[0].buffer = -1;
  BATCH_REFUSED(source, "of buffer -1");
  texts[0] = good;
  texts[0].length = -1;
  BATCH_REFUSED(source, "a view of -1 bytes");
  texts[0] = good;
  source.batches[0].cells[1].buffers[3] = NULL;
  BATCH_REFUSED(source, "a view of 13 bytes");
  source.batches[0].cells[1].n_buffers = 2;
  BATCH_REFUSED(source, "found 2 buffers, expected 3 buffers");
}

/* Null columns and tables without columns have no memory that bounds their length. */
static void endless_rows(void) {
  struct source source = fine();
  source.columns[0].format = "n";
  source.n_columns = 1;
  source.batches[0].length = INT64_MAX / 4;
  source.batches[0].cells[0] = (struct cells){INT64_MAX / 4, -1, 0, 0, {NULL, NULL, NULL}, NULL};
  BATCH_REFUSED(source, "cells, expected at most 2147483647");
  source.n_columns = 0;
  BATCH_REFUSED(source, "cells, expected at most 2147483647");
}

static void producers_that_fail(void) {
  struct source source = fine();
  source.fails = 1;
  source.fails_at = -1;
  REFUSED(source, "E-STREAM: found the wire is cut, expected a schema");
  source.fails_at = 0;
  batch_refused(source, ENOTCONN, "E-STREAM: found the wire is cut, expected a record batch",
                __LINE__);
}

/* The first batch is scored before the second one fails. */
static void failure_after_a_batch(void) {
  struct source source = fine();
  struct ArrowArrayStream in;
  struct ArrowArrayStream out;
  struct ArrowArray batch;
  source.fails = 1;
  source.fails_at = 1;
  open_source(&source, &in);
  CHECK(pmml_score_stream(scorer, &in, NULL, &out, report) == PMML_OK);
  CHECK(out.get_next(&out, &batch) == 0 && batch.length == 2);
  batch.release(&batch);
  CHECK(out.get_next(&out, &batch) == ENOTCONN);
  CHECK_TEXT(out.get_last_error(&out),
             "error E-STREAM: found the wire is cut, expected a record batch");
  out.release(&out);
  CHECK(live == 0);
}

static int schema_of_nothing(struct ArrowArrayStream* stream, struct ArrowSchema* out) {
  (void)stream;
  memset(out, 0, sizeof *out);
  return 0;
}

static void streams_that_are_none(void) {
  struct source source = fine();
  struct ArrowArrayStream in;
  struct ArrowArrayStream out;
  memset(&in, 0, sizeof in);
  CHECK(pmml_score_stream(scorer, &in, NULL, &out, report) == PMML_BAD_ARGUMENT);
  CHECK_REPORT(report, "at in: found a released stream");
  CHECK(out.release == NULL);
  open_source(&source, &in);
  in.get_next = NULL;
  CHECK(pmml_score_stream(scorer, &in, NULL, &out, report) == PMML_BAD_ARGUMENT);
  open_source(&source, &in);
  in.get_schema = schema_of_nothing;
  CHECK(pmml_score_stream(scorer, &in, NULL, &out, report) == PMML_INVALID_DATA);
  open_source(&source, &in);
  in.get_last_error = NULL;
  source.fails = 1;
  source.fails_at = -1;
  CHECK(pmml_score_stream(scorer, &in, NULL, &out, report) == PMML_INVALID_DATA);
  CHECK_REPORT(report, "of the producer");
  CHECK(live == 0);
}

static void null_pointers(void) {
  struct source source = fine();
  struct ArrowArrayStream in;
  struct ArrowArrayStream out;
  pmml_stream_options options = PMML_STREAM_OPTIONS_INIT;
  open_source(&source, &in);
  CHECK(pmml_score_stream(NULL, &in, NULL, &out, report) == PMML_BAD_ARGUMENT);
  CHECK_REPORT(report, "E-ARGUMENT at scorer: found NULL");
  CHECK(in.release == NULL && live == 0);
  open_source(&source, &in);
  CHECK(pmml_score_stream(scorer, &in, NULL, NULL, report) == PMML_BAD_ARGUMENT);
  CHECK(in.release == NULL && live == 0);
  CHECK(pmml_score_stream(scorer, NULL, NULL, &out, report) == PMML_BAD_ARGUMENT);
  CHECK(pmml_score_stream(NULL, NULL, NULL, NULL, NULL) == PMML_BAD_ARGUMENT);
  open_source(&source, &in);
  options.struct_size = 0;
  CHECK(pmml_score_stream(scorer, &in, &options, &out, report) == PMML_BAD_ARGUMENT);
  CHECK_REPORT(report, "at options");
  open_source(&source, &in);
  CHECK(pmml_score_stream(scorer, &in, NULL, &in, NULL) == PMML_OK); /* in its own place */
  CHECK(in.get_next(&in, NULL) == EINVAL && in.get_schema(&in, NULL) == EINVAL);
  CHECK(in.get_last_error(&in) == NULL);
  in.release(&in);
  CHECK(live == 0);
}

void test_refusals(void) {
  scorer = load("c/mixed.pmml", "sum");
  report = pmml_report_new();
  formats();
  counts();
  texts_and_dictionaries();
  views();
  endless_rows();
  producers_that_fail();
  failure_after_a_batch();
  streams_that_are_none();
  null_pointers();
  pmml_report_free(report);
  pmml_scorer_free(scorer);
}
