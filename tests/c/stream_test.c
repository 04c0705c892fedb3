#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "source.h"

/* Cell of a result; bits, offsets and bytes as the interface lays them out. */
static int is_null(const struct ArrowArray* batch, int column, int64_t row) {
  const struct ArrowArray* array = batch->children[column];
  const unsigned char* bits = array->buffers[0];
  return bits != NULL && (bits[row / 8] >> (row % 8) & 1) == 0;
}

static double number_at(const struct ArrowArray* batch, int column, int64_t row) {
  CHECK(!is_null(batch, column, row));
  return ((const double*)batch->children[column]->buffers[1])[row];
}

static const char* text_at(const struct ArrowArray* batch, int column, int64_t row) {
  static char text[64];
  const struct ArrowArray* array = batch->children[column];
  const int32_t* offsets = array->buffers[1];
  const size_t size = (size_t)(offsets[row + 1] - offsets[row]);
  if (is_null(batch, column, row)) return NULL;
  memcpy(text, (const char*)array->buffers[2] + offsets[row], size);
  text[size] = 0;
  return text;
}

static pmml_scorer* scorer;
static pmml_report* report;

/* The stream of the results, and its next batch. */
static struct ArrowArrayStream begin(struct source* source) {
  struct ArrowArrayStream in;
  struct ArrowArrayStream out;
  open_source(source, &in);
  CHECK(pmml_score_stream(scorer, &in, NULL, &out, report) == PMML_OK);
  CHECK_TEXT(pmml_report_errors(report) == 0 ? "" : pmml_report_text(report), "");
  CHECK(in.release == NULL);
  return out;
}

static struct ArrowArray next(struct ArrowArrayStream* stream) {
  struct ArrowArray batch;
  const int code = stream->get_next(stream, &batch);
  CHECK(code == 0);
  if (code != 0) {
    CHECK_TEXT(stream->get_last_error(stream), "");
    exit(1);
  }
  return batch;
}

/* The first batch of a source. */
static struct ArrowArray only_batch(struct source* source) {
  struct ArrowArrayStream out = begin(source);
  struct ArrowArray batch = next(&out);
  out.release(&out); /* a batch outlives its stream */
  CHECK(live == 0);
  return batch;
}

/* x = 1, 2, null, 4, 5 in one array; the batches are slices of it, cut by the array's offset and by
 * the batch's. Red, null, blue, red as a dictionary; ids with a null; flags as bits. */
static const double x[] = {1, 2, 3, 4, 5};
static const unsigned char x_valid[] = {0x1b}; /* 11011, the lowest bit first */
static const int32_t color_offsets[] = {1, 4, 4, 8};
static const char color_bytes[] = "?redblue";
static const unsigned char color_valid[] = {0x05};
static const struct cells colors = {3, 1, 0, 3, {color_valid, color_offsets, color_bytes}, NULL};
static const int8_t color_indices[] = {2, 0, 1, 0, 2};
static const int64_t id_offsets[] = {0, 1, 3, 3, 4, 4};
static const char id_bytes[] = "abbc";
static const unsigned char flags[] = {0x09}; /* true, false, false, true, false */

static struct source mixed = {.n_columns = 5,
                              .columns = {{"id", "U", NULL},
                                          {"ignored", "tsu:UTC", NULL},
                                          {"color", "c", "u"},
                                          {"flag", "b", NULL},
                                          {"x", "g", NULL}},
                              .n_batches = 3};

static void fill_mixed(int64_t batch, int64_t length, int64_t array_offset, int64_t batch_offset) {
  const int64_t size = 5 - array_offset;
  const struct cells cells[] = {
      {size, 0, array_offset, 3, {NULL, id_offsets, id_bytes}, NULL},
      {size, 0, array_offset, 2, {NULL, NULL, NULL}, NULL},
      {size, 0, array_offset, 2, {NULL, color_indices, NULL}, &colors},
      {size, 0, array_offset, 2, {NULL, flags, NULL}, NULL},
      {size, -1, array_offset, 2, {x_valid, x, NULL}, NULL},
  };
  mixed.batches[batch].length = length;
  mixed.batches[batch].offset = batch_offset;
  memcpy(mixed.batches[batch].cells, cells, sizeof cells);
}

/* score = 1 + 2 x + (red 10, blue 20) + (flag 5); n has no column and counts as 0, a missing color
 * counts as blue, a missing x leaves no score. */
static void slices_nulls_and_dictionaries(void) {
  struct ArrowArrayStream out;
  struct ArrowSchema schema;
  struct ArrowArray batch;
  fill_mixed(0, 2, 0, 0);
  fill_mixed(1, 0, 0, 1);
  fill_mixed(2, 3, 1, 1);
  out = begin(&mixed);
  CHECK_REPORT(report, "W-COLUMN at n");
  CHECK(out.get_schema(&out, &schema) == 0);
  CHECK_TEXT(schema.format, "+s");
  CHECK(schema.n_children == 2);
  CHECK_TEXT(schema.children[0]->name, "score");
  CHECK_TEXT(schema.children[0]->format, "g");
  CHECK_TEXT(schema.children[1]->name, "name");
  CHECK_TEXT(schema.children[1]->format, "u");
  CHECK(schema.children[1]->flags == ARROW_FLAG_NULLABLE);
  schema.release(&schema);
  CHECK(schema.release == NULL);

  batch = next(&out);
  CHECK(batch.length == 2 && batch.n_children == 2 && batch.children[0]->length == 2);
  CHECK_NUMBER(number_at(&batch, 0, 0), 1 + 2 + 20 + 5);
  CHECK_NUMBER(number_at(&batch, 0, 1), 1 + 4 + 10);
  CHECK(batch.children[0]->null_count == 0 && batch.children[0]->buffers[0] == NULL);
  CHECK_TEXT(text_at(&batch, 1, 0), "a");
  CHECK_TEXT(text_at(&batch, 1, 1), "bb");
  batch.release(&batch);

  batch = next(&out);
  CHECK(batch.length == 0 && batch.children[0]->length == 0);
  batch.release(&batch);

  batch = next(&out); /* rows 3 to 5 */
  CHECK(batch.length == 3 && batch.children[0]->null_count == 1);
  CHECK(is_null(&batch, 0, 0));
  CHECK_NUMBER(number_at(&batch, 0, 1), 1 + 8 + 10 + 5);
  CHECK_NUMBER(number_at(&batch, 0, 2), 1 + 10 + 20);
  CHECK_TEXT(text_at(&batch, 1, 0), "");
  CHECK_TEXT(text_at(&batch, 1, 1), "c");
  batch.release(&batch);

  batch = next(&out);
  CHECK(batch.release == NULL);
  batch = next(&out); /* the end is an end */
  CHECK(batch.release == NULL);
  CHECK(out.get_last_error(&out) == NULL);
  out.release(&out);
  CHECK(live == 0);
}

/* Every number format: 3 and -2 (or 2 where there is no sign) as n, x = 0, color blue. */
static void number_formats(void) {
  static const int8_t c[] = {3, -2};
  static const uint8_t C[] = {3, 2};
  static const int16_t s[] = {3, -2};
  static const uint16_t S[] = {3, 2};
  static const int32_t i[] = {3, -2};
  static const uint32_t I[] = {3, 2};
  static const int64_t l[] = {3, -2};
  static const uint64_t L[] = {3, 2};
  static const float f[] = {3, -2};
  static const double g[] = {3, -2};
  static const unsigned char b[] = {0x01};
  static const int32_t offsets[] = {0, 1, 3};
  static const struct {
    const char* format;
    const void* values;
    double first, second;
  } formats[] = {{"c", c, 3, -2}, {"C", C, 3, 2},  {"s", s, 3, -2}, {"S", S, 3, 2},
                 {"i", i, 3, -2}, {"I", I, 3, 2},  {"l", l, 3, -2}, {"L", L, 3, 2},
                 {"f", f, 3, -2}, {"g", g, 3, -2}, {"b", b, 1, 0},  {"u", offsets, 3, -2}};
  static const double zeros[] = {0, 0};
  size_t at;
  for (at = 0; at < sizeof formats / sizeof *formats; ++at) {
    struct source source = {.n_columns = 2, .columns = {{"n", "", NULL}, {"x", "g", NULL}}};
    struct ArrowArray batch;
    source.n_batches = 1;
    source.columns[0].format = formats[at].format;
    source.batches[0].length = 2;
    source.batches[0].cells[0] =
        (struct cells){2, 0, 0, 2, {NULL, formats[at].values, "3-2"}, NULL};
    if (formats[at].format[0] == 'u') source.batches[0].cells[0].n_buffers = 3;
    source.batches[0].cells[1] = (struct cells){2, 0, 0, 2, {NULL, zeros, NULL}, NULL};
    batch = only_batch(&source);
    CHECK_NUMBER(number_at(&batch, 0, 0), 21 + 100 * formats[at].first);
    CHECK_NUMBER(number_at(&batch, 0, 1), 21 + 100 * formats[at].second);
    batch.release(&batch);
  }
}

/* Indices of every integer format into a dictionary that is itself a slice. */
static void dictionary_formats(void) {
  static const uint8_t C[] = {1, 0};
  static const int16_t s[] = {1, 0};
  static const uint16_t S[] = {1, 0};
  static const int32_t i[] = {1, 0};
  static const uint32_t I[] = {1, 0};
  static const int64_t l[] = {1, 0};
  static const uint64_t L[] = {1, 0};
  static const struct {
    const char* format;
    const void* indices;
  } formats[] = {{"C", C}, {"s", s}, {"S", S}, {"i", i}, {"I", I}, {"l", l}, {"L", L}};
  static const int64_t offsets[] = {0, 0, 3, 7};
  static const struct cells words = {2, 0, 1, 3, {NULL, offsets, "redblue"}, NULL};
  static const double zeros[] = {0, 0};
  size_t at;
  for (at = 0; at < sizeof formats / sizeof *formats; ++at) {
    struct source source = {.n_columns = 2, .columns = {{"color", "", "U"}, {"x", "g", NULL}}};
    struct ArrowArray batch;
    source.n_batches = 1;
    source.columns[0].format = formats[at].format;
    source.batches[0].length = 2;
    source.batches[0].cells[0] =
        (struct cells){2, 0, 0, 2, {NULL, formats[at].indices, NULL}, &words};
    source.batches[0].cells[1] = (struct cells){2, 0, 0, 2, {NULL, zeros, NULL}, NULL};
    batch = only_batch(&source);
    CHECK_NUMBER(number_at(&batch, 0, 0), 1 + 20);
    CHECK_NUMBER(number_at(&batch, 0, 1), 1 + 10);
    batch.release(&batch);
  }
}

/* 2^53 + 1 is no double: the column comes through digit by digit. A flag as id is a word. */
static void long_integers_and_flags_as_text(void) {
  static const int64_t ids[] = {9007199254740993, -7};
  static const uint64_t long_ids[] = {UINT64_MAX, 7};
  struct source source = {.n_columns = 1,
                          .columns = {{"id", "l", NULL}},
                          .n_batches = 1,
                          .batches = {{2, 0, NULL, {{2, 0, 0, 2, {NULL, ids, NULL}, NULL}}}}};
  struct ArrowArray batch = only_batch(&source);
  CHECK_TEXT(text_at(&batch, 1, 0), "9007199254740993");
  CHECK_TEXT(text_at(&batch, 1, 1), "-7");
  batch.release(&batch);
  source.columns[0].format = "L";
  source.batches[0].cells[0].buffers[1] = long_ids;
  batch = only_batch(&source);
  CHECK_TEXT(text_at(&batch, 1, 0), "18446744073709551615");
  CHECK_TEXT(text_at(&batch, 1, 1), "7");
  batch.release(&batch);
  source.columns[0].format = "b";
  source.batches[0].cells[0].buffers[1] = flags;
  batch = only_batch(&source);
  CHECK_TEXT(text_at(&batch, 1, 0), "true");
  CHECK_TEXT(text_at(&batch, 1, 1), "false");
  batch.release(&batch);
}

/* Views: twelve bytes stand in the view, thirteen do not. */
static void views(void) {
  static const int64_t sizes[] = {1, 15};
  static const struct {
    int32_t length;
    char prefix[4];
    int32_t buffer, offset;
  } texts[] = {{13, {'a'}, 1, 2}, {0, {0}, 0, 0}};
  char ids[48];
  struct source source = {.n_columns = 1, .columns = {{"id", "vu", NULL}}, .n_batches = 1};
  struct ArrowArray batch;
  memcpy(ids, texts, 32);
  memset(ids + 32, 0, 16);
  ids[32] = 12;
  memcpy(ids + 36, "twelve bytes", 12);
  source.batches[0].length = 2;
  source.batches[0].offset = 1;
  source.batches[0].cells[0] =
      (struct cells){3, 0, 0, 5, {NULL, ids, "", "..thirteen more", sizes}, NULL};
  batch = only_batch(&source);
  CHECK_TEXT(text_at(&batch, 1, 0), "");
  CHECK_TEXT(text_at(&batch, 1, 1), "twelve bytes");
  batch.release(&batch);
  source.batches[0].offset = 0;
  batch = only_batch(&source);
  CHECK_TEXT(text_at(&batch, 1, 0), "thirteen more");
  batch.release(&batch);
}

/* Null columns, rows that are null as a whole, and values without an address. */
static void nothing_in_the_columns(void) {
  static const unsigned char second[] = {0x02};
  struct source source = {
      .n_columns = 2,
      .columns = {{"id", "n", NULL}, {"x", "g", NULL}},
      .n_batches = 1,
      .batches = {{2,
                   0,
                   second,
                   {{2, 2, 0, 0, {NULL, NULL, NULL}, NULL}, {2, 0, 0, 2, {NULL, x, NULL}, NULL}}}}};
  struct ArrowArray batch = only_batch(&source);
  CHECK(is_null(&batch, 0, 0));
  CHECK_NUMBER(number_at(&batch, 0, 1), 1 + 4 + 20);
  CHECK_TEXT(text_at(&batch, 1, 0), NULL);
  CHECK_TEXT(text_at(&batch, 1, 1), NULL);
  CHECK(batch.children[1]->null_count == 2);
  batch.release(&batch);
  source.columns[0].format = "u";
  source.batches[0] = (struct batch){
      0, 0, NULL, {{0, 0, 0, 3, {NULL, NULL, NULL}, NULL}, {0, 0, 0, 2, {NULL, NULL, NULL}, NULL}}};
  batch = only_batch(&source);
  CHECK(batch.length == 0);
  CHECK(batch.children[0]->buffers[1] != NULL && batch.children[1]->buffers[1] != NULL);
  batch.release(&batch);
}

/* Tables without columns, or without those of the model: everything is missing. */
static void no_columns(void) {
  struct source source = {.n_batches = 1, .batches = {{3, 0, NULL, {{0}}}}};
  struct ArrowArray batch = only_batch(&source);
  CHECK_REPORT(report, "W-COLUMN at x");
  CHECK(batch.length == 3 && batch.children[0]->null_count == 3);
  batch.release(&batch);
  source.n_columns = 1;
  source.columns[0] = (struct column){NULL, "g", NULL};
  source.batches[0].cells[0] = (struct cells){3, 0, 0, 2, {NULL, x, NULL}, NULL};
  batch = only_batch(&source);
  CHECK(batch.length == 3 && batch.children[0]->null_count == 3);
  batch.release(&batch);
  source.n_batches = 0;
  batch = only_batch(&source);
  CHECK(batch.release == NULL);
}

/* A color that is not listed makes its row invalid; rows are counted over the batches. */
static void rows_without_result(void) {
  static const int32_t offsets[] = {0, 3, 8};
  struct source source = {.n_columns = 2, .columns = {{"color", "u", NULL}, {"x", "g", NULL}}};
  struct ArrowArrayStream out;
  struct ArrowArray batch;
  int i;
  source.n_batches = 2;
  for (i = 0; i < 2; ++i) {
    source.batches[i].length = 2;
    source.batches[i].cells[0] = (struct cells){2, 0, 0, 3, {NULL, offsets, "redgreen"}, NULL};
    source.batches[i].cells[1] = (struct cells){2, 0, 0, 2, {NULL, x, NULL}, NULL};
  }
  out = begin(&source);
  for (i = 0; i < 2; ++i) {
    batch = next(&out);
    CHECK_NUMBER(number_at(&batch, 0, 0), 1 + 2 + 10);
    CHECK(is_null(&batch, 0, 1) && is_null(&batch, 1, 1));
    batch.release(&batch);
  }
  CHECK(pmml_report_errors(report) == 2);
  CHECK_REPORT(report, "2:0: error E-RECORD at color: found ");
  CHECK_REPORT(report, "4:0: error E-RECORD at color: found ");
  out.release(&out);
  CHECK(live == 0);
}

/* A consumer may take columns out of a batch and a schema before it releases them. */
static void moved_children(void) {
  struct ArrowArray batch;
  struct ArrowArray column;
  struct ArrowSchema schema;
  struct ArrowSchema field;
  struct ArrowArrayStream out;
  fill_mixed(0, 2, 0, 0);
  out = begin(&mixed);
  CHECK(out.get_schema(&out, &schema) == 0);
  field = *schema.children[1];
  schema.children[1]->release = NULL;
  schema.release(&schema);
  CHECK_TEXT(field.name, "name");
  field.release(&field);
  batch = next(&out);
  column = *batch.children[0];
  batch.children[0]->release = NULL;
  batch.release(&batch);
  out.release(&out);
  CHECK(out.release == NULL);
  CHECK_NUMBER(((const double*)column.buffers[1])[1], 1 + 4 + 10);
  column.release(&column);
  CHECK(column.release == NULL && live == 0);
}

/* x = 1, 4 | null, 7 | 5: what stood before is the same however the rows come (previous.csv). */
static void rows_that_need_others(void) {
  static const double values[] = {1, 4, 0, 7, 5};
  static const unsigned char valid[] = {0x1b};
  static const int64_t lengths[] = {2, 2, 1};
  struct source source = {.n_columns = 1, .columns = {{"x", "g", NULL}}, .n_batches = 3};
  pmml_scorer* all = scorer;
  struct ArrowArrayStream out;
  struct ArrowArray batch;
  int64_t i;
  for (i = 0; i < 3; ++i) {
    source.batches[i].length = lengths[i];
    source.batches[i].cells[0] =
        (struct cells){lengths[i], -1, 2 * i, 2, {valid, values, NULL}, NULL};
  }
  scorer = load("conformance/cases/lag/previous.pmml", NULL);
  CHECK(pmml_uses_other_rows(scorer));
  out = begin(&source);
  pmml_scorer_free(scorer); /* the stream lives on */
  scorer = all;
  batch = next(&out);
  CHECK(batch.length == 5);
  CHECK(is_null(&batch, 0, 0) && is_null(&batch, 0, 3));
  CHECK_NUMBER(number_at(&batch, 0, 1), 1);
  CHECK_NUMBER(number_at(&batch, 0, 2), 4);
  CHECK_NUMBER(number_at(&batch, 0, 4), 7);
  batch.release(&batch);
  batch = next(&out);
  CHECK(batch.release == NULL);
  out.release(&out);
  CHECK(live == 0);
}

/* Numbers that become text in a later batch: 7, then 2^53 + 1. */
static void columns_that_become_text(void) {
  static const int64_t words[] = {7, 9007199254740993};
  struct source source = {.n_columns = 2, .columns = {{"word", "l", NULL}, {"x", "g", NULL}}};
  pmml_scorer* all = scorer;
  struct ArrowArrayStream out;
  struct ArrowArray batch;
  int64_t i;
  for (i = 0; i < 2; ++i) {
    source.batches[i].length = 1;
    source.batches[i].cells[0] = (struct cells){1, 0, i, 2, {NULL, words, NULL}, NULL};
    source.batches[i].cells[1] = (struct cells){1, 0, i, 2, {NULL, x, NULL}, NULL};
  }
  source.n_batches = 3;
  source.batches[2] = source.batches[0];
  scorer = load("conformance/cases/lag/previous.pmml", NULL);
  out = begin(&source);
  batch = next(&out);
  CHECK_TEXT(text_at(&batch, 2, 0), NULL); /* the word before */
  CHECK_TEXT(text_at(&batch, 2, 1), "7");
  CHECK_TEXT(text_at(&batch, 2, 2), "9007199254740993");
  batch.release(&batch);
  out.release(&out);
  pmml_scorer_free(scorer);
  scorer = all;
}

static void threads(void) {
  enum { rows = 5000 };
  static double values[rows];
  struct source source = {.n_columns = 1, .columns = {{"x", "g", NULL}}, .n_batches = 1};
  pmml_stream_options options = PMML_STREAM_OPTIONS_INIT;
  struct ArrowArrayStream in;
  struct ArrowArrayStream out;
  struct ArrowArray batch;
  int i;
  int wrong = 0;
  for (i = 0; i < rows; ++i) values[i] = i;
  source.batches[0].length = rows;
  source.batches[0].cells[0] = (struct cells){rows, 0, 0, 2, {NULL, values, NULL}, NULL};
  for (options.threads = 0; options.threads <= 3; ++options.threads) {
    open_source(&source, &in);
    CHECK(pmml_score_stream(scorer, &in, &options, &out, NULL) == PMML_OK);
    batch = next(&out);
    for (i = 0; i < rows; ++i) wrong += number_at(&batch, 0, i) == 21 + 2.0 * i ? 0 : 1;
    CHECK(wrong == 0);
    batch.release(&batch);
    out.release(&out);
  }
}

void test_streams(void) {
  scorer = load("c/mixed.pmml", "sum");
  report = pmml_report_new();
  slices_nulls_and_dictionaries();
  number_formats();
  dictionary_formats();
  long_integers_and_flags_as_text();
  views();
  nothing_in_the_columns();
  no_columns();
  rows_without_result();
  moved_children();
  rows_that_need_others();
  columns_that_become_text();
  threads();
  CHECK(live == 0);
  pmml_report_free(report);
  pmml_scorer_free(scorer);
}
