#include "source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int live = 0;

static void release_schema(struct ArrowSchema* schema) {
  int64_t i;
  for (i = 0; i < schema->n_children; ++i) {
    if (schema->children[i]->release != NULL) schema->children[i]->release(schema->children[i]);
    free(schema->children[i]);
  }
  free(schema->children);
  if (schema->dictionary != NULL) {
    if (schema->dictionary->release != NULL) schema->dictionary->release(schema->dictionary);
    free(schema->dictionary);
  }
  schema->release = NULL;
  --live;
}

static void fill_schema(const char* format, const char* name, struct ArrowSchema* out) {
  memset(out, 0, sizeof *out);
  out->format = format;
  out->name = name;
  out->flags = ARROW_FLAG_NULLABLE;
  out->release = release_schema;
  ++live;
}

static int get_schema(struct ArrowArrayStream* stream, struct ArrowSchema* out) {
  const struct source* source = stream->private_data;
  int64_t i;
  if (source->fails && source->fails_at == -1) return EIO;
  fill_schema(source->format == NULL ? "+s" : source->format, "", out);
  if (source->n_columns == 0) return 0;
  out->n_children = source->n_columns;
  out->children = malloc((size_t)source->n_columns * sizeof *out->children);
  for (i = 0; i < source->n_columns; ++i) {
    const struct column* column = &source->columns[i];
    out->children[i] = malloc(sizeof **out->children);
    fill_schema(column->format, column->name, out->children[i]);
    if (column->dictionary == NULL) continue;
    out->children[i]->dictionary = malloc(sizeof **out->children);
    fill_schema(column->dictionary, NULL, out->children[i]->dictionary);
  }
  return 0;
}

static void release_array(struct ArrowArray* array) {
  int64_t i;
  for (i = 0; i < array->n_children; ++i) {
    if (array->children[i]->release != NULL) array->children[i]->release(array->children[i]);
    free(array->children[i]);
  }
  free(array->children);
  if (array->dictionary != NULL) {
    if (array->dictionary->release != NULL) array->dictionary->release(array->dictionary);
    free(array->dictionary);
  }
  free(array->buffers);
  array->release = NULL;
  --live;
}

static void fill_array(const struct cells* cells, struct ArrowArray* out) {
  memset(out, 0, sizeof *out);
  out->length = cells->length;
  out->null_count = cells->null_count;
  out->offset = cells->offset;
  out->n_buffers = cells->n_buffers;
  out->buffers = malloc(sizeof cells->buffers);
  memcpy(out->buffers, cells->buffers, sizeof cells->buffers);
  out->release = release_array;
  ++live;
  if (cells->dictionary == NULL) return;
  out->dictionary = malloc(sizeof *out->dictionary);
  fill_array(cells->dictionary, out->dictionary);
}

static int get_next(struct ArrowArrayStream* stream, struct ArrowArray* out) {
  struct source* source = stream->private_data;
  const struct batch* batch = &source->batches[source->next];
  struct cells rows = {0, 0, 0, 1, {NULL, NULL, NULL}, NULL};
  int64_t i;
  if (source->fails && source->fails_at == source->next) return ENOTCONN;
  memset(out, 0, sizeof *out);
  if (source->next == source->n_batches) return 0;
  ++source->next;
  rows.length = batch->length;
  rows.offset = batch->offset;
  rows.buffers[0] = batch->validity;
  rows.null_count = batch->validity == NULL ? 0 : -1;
  fill_array(&rows, out);
  if (source->n_columns == 0) return 0;
  out->n_children = source->n_columns;
  out->children = malloc((size_t)source->n_columns * sizeof *out->children);
  for (i = 0; i < source->n_columns; ++i) {
    out->children[i] = malloc(sizeof **out->children);
    fill_array(&batch->cells[i], out->children[i]);
  }
  return 0;
}

static const char* get_last_error(struct ArrowArrayStream* stream) {
  const struct source* source = stream->private_data;
  return source->fails ? "the wire is cut" : NULL;
}

static void release_stream(struct ArrowArrayStream* stream) {
  stream->release = NULL;
  --live;
}

void open_source(struct source* source, struct ArrowArrayStream* out) {
  source->next = 0;
  memset(out, 0, sizeof *out);
  out->get_schema = get_schema;
  out->get_next = get_next;
  out->get_last_error = get_last_error;
  out->release = release_stream;
  out->private_data = source;
  ++live;
}
