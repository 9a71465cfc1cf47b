#include "matrix_products.h"

#include <stdlib.h>

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

/// Packs b where that pays; else, or without memory, takes the operands where they lie. The bits are the same.
static void add(const double *a, size_t a_row, size_t a_step, const double *b, double *out, size_t rows, size_t inner,
                size_t columns) {
  const ProductsTable *products = table();
  if (rows >= 16 && inner * columns >= 64 * 64) {
    double *packed = malloc((unroll_packed_count(inner, columns) - HEAD) * sizeof(double));
    if (packed) {
      products->pack(b, columns, 1, packed, inner, columns);
      const bool done = products->add_packed_product(a, a_row, a_step, packed, out, rows, inner, columns);
      free(packed);
      if (done) return;
    }
  }
  products->add_product(a, a_row, a_step, b, out, rows, inner, columns);
}

void unroll_add_product(const double *a, size_t a_stride, const double *b, double *out, size_t rows, size_t inner,
                        size_t columns) {
  add(a, a_stride, 1, b, out, rows, inner, columns);
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

bool unroll_add_packed_product(const double *a, size_t a_stride, const double *packed, double *out, size_t rows,
                               size_t inner, size_t columns) {
  const ProductsTable *products = table_of((unroll_path)packed[0]);
  return products->add_packed_product(a, a_stride, 1, packed + HEAD, out, rows, inner, columns);
}

void unroll_transpose(const double *a, double *out, size_t rows, size_t columns) {
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j];
  }
}

void unroll_add_rows(const double *a, size_t a_stride, double *out, size_t steps,
                     size_t columns) {
  for (size_t t = 0; t < steps; t++) {
    for (size_t j = 0; j < columns; j++) out[j] += a[t * a_stride + j];
  }
}
