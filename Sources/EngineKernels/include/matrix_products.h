#ifndef MATRIX_PRODUCTS_H
#define MATRIX_PRODUCTS_H

#include <stddef.h>

// Products of row-major matrices, accumulated into the output. Each sum runs over its index upwards
// and adds one rounded product at a time, whatever the shape: one time step or all of them at once,
// one sequence or a batch give the same bits. A stride is the distance between two rows.

/// out[i, j] += sum over k of a[i, k] * b[k, j]; a is rows x inner, b inner x columns.
void unroll_add_product(const double *a, size_t a_stride, const double *b, double *out,
                        size_t rows, size_t inner, size_t columns);

/// out[i, j] += sum over t of a[t, i] * b[t, j]; a is steps x rows, b steps x columns.
void unroll_add_transposed_product(const double *a, size_t a_stride, const double *b,
                                   double *out, size_t steps, size_t rows, size_t columns);

/// out[j, i] = a[i, j]; a is rows x columns.
void unroll_transpose(const double *a, double *out, size_t rows, size_t columns);

/// out[j] += sum over t of a[t, j]; a is steps x columns.
void unroll_add_rows(const double *a, size_t a_stride, double *out, size_t steps,
                     size_t columns);

#endif
