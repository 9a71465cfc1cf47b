#include "matrix_products.h"

#include <string.h>

#include "elementary.h"
#include "products_table.h"

#pragma STDC FP_CONTRACT OFF

/// A packed matrix begins with the path that packed it, in a line of the cache of its own.
#define HEAD 8
/// Lanes of the widest path, whose packed rows are the longest.
#define WIDEST 8

static const ProductsTable *table_of(unroll_path path) {
  switch (path) {
#if defined(__x86_64__)
    case UNROLL_PATH_AVX2: return &unroll_products_avx2;
    case UNROLL_PATH_AVX512: return &unroll_products_avx512;
#endif
    default: return &unroll_products_baseline;
  }
}

static const ProductsTable *table(void) { return table_of(unroll_current_path()); }

/// Below so many rows and columns the operands are taken as they lie: packing costs more than it saves.
#define NARROW 256
/// How many rows are taken at a time, where b is small.
#define PIECE 64
/// How many k are taken at a time then, so that what the tiles share stays in the second cache.
#define STRETCH 256

/// Operands as they lie, the sums begun with rows of `from`, `from_row` apart.
static void add_directly(const double *a, size_t a_row, size_t a_step, const double *b, const double *from,
                         size_t from_row, double *out, size_t rows, size_t inner, size_t columns) {
  for (size_t first = 0; first < inner; first += STRETCH) {
    const size_t depth = inner - first < STRETCH ? inner - first : STRETCH;
    table()->add_product(a + first * a_step, a_row, a_step, b + first * columns, from, from_row, out, rows, depth,
                         columns);
    from = out;
    from_row = columns;
  }
}

/// In packed blocks where that pays and there is memory; else the operands as they lie. The bits are the same.
static void add(const double *a, size_t a_row, size_t a_step, const double *b, double *out, size_t rows, size_t inner,
                size_t columns) {
  const bool wide = a_row != 1 || columns >= NARROW || rows >= NARROW;
  if (wide && rows >= 16 && inner * columns >= 64 * 64 &&
      table()->add_blocked_product(a, a_row, a_step, b, out, rows, inner, columns)) {
    return;
  }
  add_directly(a, a_row, a_step, b, out, columns, out, rows, inner, columns);
}

/// How long a row of zeros is kept for sums that begin with nothing.
#define ZEROS 512

/// Where sums begin that are to begin with the row `start`, or with zeros if it is null. With nothing to add, or zeros
/// that are too many, out is set to them first and the sums begin there.
static const double *begin(const double *start, size_t *row, double *out, size_t rows, size_t inner, size_t columns) {
  static const double zeros[ZEROS] = {0};
  *row = 0;
  if (!start && columns <= ZEROS) start = zeros;
  if (start && inner > 0) return start;
  *row = columns;
  for (size_t i = 0; i < rows; i++) {
    if (start) {
      memcpy(out + i * columns, start, columns * sizeof(double));
    } else {
      memset(out + i * columns, 0, columns * sizeof(double));
    }
  }
  return out;
}

void unroll_add_product(const double *a, size_t a_stride, const double *b, double *out, size_t rows, size_t inner,
                        size_t columns) {
  add(a, a_stride, 1, b, out, rows, inner, columns);
}

void unroll_set_product(const double *a, size_t a_stride, const double *b, const double *start, double *out,
                        size_t rows, size_t inner, size_t columns) {
  // The rows of a are still in the first cache when the next columns need them.
  for (size_t i = 0; i < rows; i += PIECE) {
    const size_t count = rows - i < PIECE ? rows - i : PIECE;
    double *piece = out + i * columns;
    size_t row;
    const double *from = begin(start, &row, piece, count, inner, columns);
    add_directly(a + i * a_stride, a_stride, 1, b, from, row, piece, count, inner, columns);
  }
}

void unroll_add_transposed_product(const double *a, size_t a_stride, const double *b, double *out, size_t steps,
                                   size_t rows, size_t columns) {
  add(a, 1, a_stride, b, out, rows, steps, columns);
}

void unroll_add_vector_product(const double *a, const double *x, double *out, size_t rows, size_t columns) {
  table()->add_vector_product(a, columns, x, out, rows);
}

size_t unroll_packed_count(size_t inner, size_t columns) {
  return HEAD + inner * ((columns + WIDEST - 1) / WIDEST * WIDEST);
}

void unroll_pack(const double *b, size_t b_row, size_t b_column, double *packed, size_t inner, size_t columns) {
  const unroll_path path = unroll_current_path();
  packed[0] = path;
  table_of(path)->pack(b, b_row, b_column, packed + HEAD, inner, columns);
}

void unroll_add_packed_product(const double *a, size_t a_stride, const double *packed, double *out, size_t rows,
                               size_t inner, size_t columns) {
  table_of((unroll_path)packed[0])
      ->add_packed_product(a, a_stride, packed + HEAD, out, columns, out, rows, inner, columns);
}

void unroll_set_packed_product(const double *a, size_t a_stride, const double *packed, const double *start, double *out,
                               size_t rows, size_t inner, size_t columns) {
  size_t row;
  const double *from = begin(start, &row, out, rows, inner, columns);
  table_of((unroll_path)packed[0])
      ->add_packed_product(a, a_stride, packed + HEAD, from, row, out, rows, inner, columns);
}

void unroll_multiply(const double *a, const double *b, double *out, size_t count) {
  table()->multiply(a, b, out, count);
}

void unroll_transpose(const double *a, double *out, size_t rows, size_t columns) {
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j];
  }
}

void unroll_add_rows(const double *a, size_t a_stride, double *out, size_t steps, size_t columns) {
  table()->add_rows(a, a_stride, out, steps, columns);
}
