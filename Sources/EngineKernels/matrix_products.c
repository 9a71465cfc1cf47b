#include "matrix_products.h"

#pragma STDC FP_CONTRACT OFF

void unroll_add_product(const double *a, size_t a_stride, const double *b, double *out,
                        size_t rows, size_t inner, size_t columns) {
  for (size_t i = 0; i < rows; i++) {
    double *restrict out_row = out + i * columns;
    for (size_t k = 0; k < inner; k++) {
      const double factor = a[i * a_stride + k];
      const double *restrict b_row = b + k * columns;
      for (size_t j = 0; j < columns; j++) out_row[j] += factor * b_row[j];
    }
  }
}

void unroll_add_transposed_product(const double *a, size_t a_stride, const double *b,
                                   double *out, size_t steps, size_t rows, size_t columns) {
  for (size_t t = 0; t < steps; t++) {
    const double *restrict b_row = b + t * columns;
    for (size_t i = 0; i < rows; i++) {
      const double factor = a[t * a_stride + i];
      double *restrict out_row = out + i * columns;
      for (size_t j = 0; j < columns; j++) out_row[j] += factor * b_row[j];
    }
  }
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
