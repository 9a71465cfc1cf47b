#ifndef PRODUCTS_TABLE_H
#define PRODUCTS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/// The products of one path; documented in matrix_products.h. The sums begin with `from`, whose rows are `from_row`
/// apart: 0 for the same row each time.
typedef struct {
  void (*add_product)(const double *a, size_t a_row, size_t a_step, const double *b, const double *from,
                      size_t from_row, double *out, size_t rows, size_t inner, size_t columns);
  bool (*add_blocked_product)(const double *a, size_t a_row, size_t a_step, const double *b, double *out, size_t rows,
                              size_t inner, size_t columns);
  void (*pack)(const double *b, size_t b_row, size_t b_column, double *packed, size_t inner, size_t columns);
  void (*add_packed_product)(const double *a, size_t a_stride, const double *packed, const double *from,
                             size_t from_row, double *out, size_t rows, size_t inner, size_t columns);
  void (*add_vector_product)(const double *a, size_t columns, const double *x, double *out, size_t rows);
  void (*multiply)(const double *a, const double *b, double *out, size_t count);
  void (*add_rows)(const double *a, size_t a_stride, double *out, size_t steps, size_t columns);
} ProductsTable;

extern const ProductsTable unroll_products_baseline;
extern const ProductsTable unroll_products_avx2;
extern const ProductsTable unroll_products_avx512;

#endif
