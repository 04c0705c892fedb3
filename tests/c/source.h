/* Hand-made producers of Arrow streams, which count what is not released yet. */
#ifndef PMML_TESTS_C_SOURCE_H
#define PMML_TESTS_C_SOURCE_H

#include "pmml/c/pmml_c.h"

#define MAX_COLUMNS 8
#define MAX_BATCHES 4

/* The format of a column, and that of the values when it is dictionary-encoded. */
struct column {
  const char* name;
  const char* format;
  const char* dictionary;
};

/* The buffers of one array. */
struct cells {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  const void* buffers[5];
  const struct cells* dictionary;
};

struct batch {
  int64_t length;
  int64_t offset;
  const unsigned char* validity;
  struct cells cells[MAX_COLUMNS];
};

/* A stream; fails_at is the index of the batch that fails, -1 that of the schema. */
struct source {
  const char* format; /* NULL: "+s" */
  int64_t n_columns;
  struct column columns[MAX_COLUMNS];
  int64_t n_batches;
  struct batch batches[MAX_BATCHES];
  int fails;
  int64_t fails_at;
  int64_t next;
};

/* Schemas, arrays and streams that live. */
extern int live;
/* Begins the stream anew; all that it gives is released as the interface demands. */
void open_source(struct source* source, struct ArrowArrayStream* out);

#endif
