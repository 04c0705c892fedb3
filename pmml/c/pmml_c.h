/* Scores PMML documents from any language: a C interface without C++ types, and tables as streams
 * of the Arrow C Data Interface, for which no Arrow library is needed.
 *
 * Every function may be called with null pointers and senseless numbers: it then fails with
 * PMML_BAD_ARGUMENT, or gives 0 or NULL. No function prints, aborts or lets an exception out.
 *
 * Threads: a pmml_document, a pmml_scorer and its pmml_fields never change and may be used by any
 * number of threads at once. A pmml_row, a pmml_report and a stream belong to one thread at a time.
 *
 * Texts are UTF-8. Texts that are returned belong to the object they were asked from.
 */
#ifndef PMML_C_H
#define PMML_C_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#ifdef PMML_C_BUILD
#define PMML_API __declspec(dllexport)
#else
#define PMML_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define PMML_API __attribute__((visibility("default")))
#else
#define PMML_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Arrow C Data Interface, as its specification declares it ---- */

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif /* ARROW_C_STREAM_INTERFACE */

/* ---- Results and reports ---- */

/* How a call ended. Unless it is PMML_OK, the report of the call says why, and handles that the
 * call would have made are NULL. */
typedef enum pmml_status {
  PMML_OK = 0,
  PMML_BAD_ARGUMENT = 1,     /* a pointer, index, text or option that cannot be */
  PMML_INVALID_DOCUMENT = 2, /* not well-formed, not PMML, or it contradicts itself */
  PMML_UNSUPPORTED = 3,      /* the document asks for something that is not scored */
  PMML_INVALID_DATA = 4,     /* data that do not fit, a row without a result */
  PMML_IO_ERROR = 5,         /* a file cannot be read */
  PMML_OUT_OF_MEMORY = 6,
  PMML_INTERNAL_ERROR = 7
} pmml_status;

/* The problems of one call. Every call that takes a report empties it first; NULL is taken where a
 * caller does not care. After PMML_OK it may still hold warnings. */
typedef struct pmml_report pmml_report;

/* NULL only when memory is short. */
PMML_API pmml_report* pmml_report_new(void);
PMML_API void pmml_report_free(pmml_report* report);
/* All problems ever added, and the errors among them. The first 1000 are kept. */
PMML_API size_t pmml_report_count(const pmml_report* report);
PMML_API size_t pmml_report_errors(const pmml_report* report);
/* One problem per line: file, line, column, id, path, what was found, what was expected. Valid
 * until the report is asked again, used in another call or freed; never NULL. */
PMML_API const char* pmml_report_text(pmml_report* report);
/* The same as a JSON array of objects with id, severity, layer, file, line, column, path, found and
 * expected, for programs; the ids are listed in docs/errors.md. */
PMML_API const char* pmml_report_json(pmml_report* report);

/* The version of the library, as in "0.1.0". */
PMML_API const char* pmml_version(void);

/* ---- Documents and scorers ---- */

/* A document that was read, with any number of models. */
typedef struct pmml_document pmml_document;
/* One model, ready to score. */
typedef struct pmml_scorer pmml_scorer;

/* Reads a file, plain or gzip, of any version of PMML. What is well-formed is taken; the report
 * lists in what it departs from the standard. */
PMML_API pmml_status pmml_document_load(const char* path, pmml_document** document,
                                        pmml_report* report);
/* The same for bytes in memory, which are not needed afterwards. */
PMML_API pmml_status pmml_document_load_memory(const void* bytes, size_t size,
                                               pmml_document** document, pmml_report* report);
PMML_API void pmml_document_free(pmml_document* document);
PMML_API size_t pmml_document_model_count(const pmml_document* document);
/* The name of a model, empty when it has none; NULL when there is no such model. */
PMML_API const char* pmml_document_model_name(const pmml_document* document, size_t model);

/* Compiles a model of a document: the one of that name, or the first scorable one when the name is
 * NULL or empty. The document is not needed afterwards. */
PMML_API pmml_status pmml_compile(const pmml_document* document, const char* model_name,
                                  pmml_scorer** scorer, pmml_report* report);
/* Reads and compiles in one step. */
PMML_API pmml_status pmml_load(const char* path, const char* model_name, pmml_scorer** scorer,
                               pmml_report* report);
PMML_API pmml_status pmml_load_memory(const void* bytes, size_t size, const char* model_name,
                                      pmml_scorer** scorer, pmml_report* report);
/* Rows and streams made from the scorer live on. */
PMML_API void pmml_scorer_free(pmml_scorer* scorer);

/* True (1) when the result of a row depends on the other rows, as with lags or transactions. */
PMML_API int pmml_uses_other_rows(const pmml_scorer* scorer);

/* ---- Fields ---- */

/* What a scorer reads, gives, or predicts. */
typedef enum pmml_role { PMML_INPUT = 0, PMML_OUTPUT = 1, PMML_TARGET = 2 } pmml_role;

typedef struct pmml_field pmml_field;

/* `role` is a pmml_role. */
PMML_API size_t pmml_field_count(const pmml_scorer* scorer, int role);
/* Inputs and targets in the order of the mining schema, outputs in the order of the results. Valid
 * as long as the scorer; NULL when there is no such field. */
PMML_API const pmml_field* pmml_field_at(const pmml_scorer* scorer, int role, size_t index);
/* Writes the index of the first field of that name. */
PMML_API pmml_status pmml_field_find(const pmml_scorer* scorer, int role, const char* name,
                                     size_t* index);
PMML_API const char* pmml_field_name(const pmml_field* field);
/* A DATATYPE of PMML: "string", "integer", "float", "double", "boolean", "date", ... */
PMML_API const char* pmml_field_type(const pmml_field* field);
/* "categorical", "ordinal" or "continuous". */
PMML_API const char* pmml_field_optype(const pmml_field* field);
/* True (1) for types whose values are given as text (strings, booleans, dates), 0 for numbers. */
PMML_API int pmml_field_is_text(const pmml_field* field);
/* The valid values that the field lists, as text; for a target the categories. */
PMML_API size_t pmml_field_value_count(const pmml_field* field);
PMML_API const char* pmml_field_value(const pmml_field* field, size_t index);

/* ---- One row at a time ---- */

/* Room for one row of inputs and its outputs, addressed by the indexes of the fields. All inputs
 * are missing at first. */
typedef struct pmml_row pmml_row;

PMML_API pmml_status pmml_row_new(const pmml_scorer* scorer, pmml_row** row, pmml_report* report);
PMML_API void pmml_row_free(pmml_row* row);
/* Inputs are converted to the type of their field, text "1.5" to the number 1.5; NaN is a missing
 * value. They stay for the next score until they are set anew. */
PMML_API pmml_status pmml_row_set_number(pmml_row* row, size_t input, double value);
PMML_API pmml_status pmml_row_set_text(pmml_row* row, size_t input, const char* value);
PMML_API pmml_status pmml_row_set_missing(pmml_row* row, size_t input);
/* Makes all inputs missing. */
PMML_API pmml_status pmml_row_clear(pmml_row* row);
/* PMML_INVALID_DATA when the row has no result, as with an input that is not valid; its outputs are
 * then missing. */
PMML_API pmml_status pmml_row_score(pmml_row* row, pmml_report* report);
/* True (1) when the output has no value, also before the first score. */
PMML_API int pmml_row_is_missing(const pmml_row* row, size_t output);
/* The output as a number: NaN when it is missing or text. */
PMML_API double pmml_row_number(const pmml_row* row, size_t output);
/* The output as text, numbers by the shortest decimals that read back the same; NULL when it is
 * missing. Valid until the next score. */
PMML_API const char* pmml_row_text(const pmml_row* row, size_t output);

/* ---- Tables as Arrow streams ---- */

/* Begin with PMML_STREAM_OPTIONS_INIT, so that options added later have their defaults. */
typedef struct pmml_stream_options {
  size_t struct_size; /* sizeof(pmml_stream_options) */
  size_t threads;     /* that score a batch together; 0: as many as the machine runs */
} pmml_stream_options;

#define PMML_STREAM_OPTIONS_INIT \
  { sizeof(pmml_stream_options), 1 }

/* Scores record batches: `out` becomes a stream that gives one batch of results per batch of `in`
 * and takes it only when it is asked for its own. Where pmml_uses_other_rows, all batches are read
 * at the first question and scored as one table.
 *
 * Ownership: `in` is taken in any case, also when the call fails: in->release is NULL on return.
 * `out` is written without being released first, and the caller releases it; when the call fails,
 * out->release is NULL. `options` may be NULL.
 *
 * Columns are found by name. Those of the document's data dictionary are read: bool (b), integers
 * (c C s S i I l L), float and double (f g), utf8 (u U vu), null (n), and dictionaries of these;
 * any other format is an error that names the column. Columns that the document does not know are
 * ignored; inputs without a column are missing in every row (W-COLUMN). Nulls and NaN are missing
 * values. Integers beyond 2^53 are read as text, digit by digit. Booleans of string and boolean
 * fields are "true" and "false", of others 1 and 0.
 *
 * Results are columns of double (g) and utf8 (u). A row without a result is null in all of them,
 * and the report gets an E-RECORD with the number of the row, counted from 1 over all batches; it
 * may be read while the stream runs, and freed before it. What the producer of `in` says when it
 * fails is passed on; after any failure the stream gives that error again.
 */
PMML_API pmml_status pmml_score_stream(const pmml_scorer* scorer, struct ArrowArrayStream* in,
                                       const pmml_stream_options* options,
                                       struct ArrowArrayStream* out, pmml_report* report);

#ifdef __cplusplus
}
#endif

#endif /* PMML_C_H */
