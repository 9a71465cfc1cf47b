#ifndef MATRIX_PRODUCTS_H
#define MATRIX_PRODUCTS_H

#include <stddef.h>

// Products of row-major matrices, accumulated into the output. Every element of it is one chain of
// fused multiply-adds, out = fma(a_k, b_k, out), k upwards, whatever the shape, the path or the way of
// calling: one time step or all at once, one sequence or a batch give the same bits. A stride is the
// distance between two rows.

/// out[i, j] += sum over k of a[i, k] * b[k, j]; a is rows x inner, b inner x columns.
void unroll_add_product(const double *a, size_t a_stride, const double *b, double *out,
                        size_t rows, size_t inner, size_t columns);

/// out[i, j] = start[j] + the same sum, which begins with start[j]; with 0 if start is null.
void unroll_set_product(const double *a, size_t a_stride, const double *b, const double *start, double *out,
                        size_t rows, size_t inner, size_t columns);

/// out[i, j] += sum over t of a[t, i] * b[t, j]; a is steps x rows, b steps x columns.
void unroll_add_transposed_product(const double *a, size_t a_stride, const double *b,
                                   double *out, size_t steps, size_t rows, size_t columns);

/// out[i] += sum over k of a[i, k] * x[k]; a is rows x columns.
void unroll_add_vector_product(const double *a, const double *x, double *out, size_t rows,
                               size_t columns);

// A right operand that is used at every time step is packed once.

/// How many numbers a packed matrix of inner x columns has.
size_t unroll_packed_count(size_t inner, size_t columns);
/// Packs the matrix whose element [k, j] is b[k * b_row + j * b_column]: with strides exchanged, its transpose.
void unroll_pack(const double *b, size_t b_row, size_t b_column, double *packed, size_t inner,
                 size_t columns);
/// unroll_add_product with b packed; allocates nothing.
void unroll_add_packed_product(const double *a, size_t a_stride, const double *packed, double *out,
                               size_t rows, size_t inner, size_t columns);

/// unroll_set_product with b packed; allocates nothing.
void unroll_set_packed_product(const double *a, size_t a_stride, const double *packed, const double *start, double *out,
                               size_t rows, size_t inner, size_t columns);

/// out[j, i] = a[i, j]; a is rows x columns.
void unroll_transpose(const double *a, double *out, size_t rows, size_t columns);

/// out[i] = a[i] * b[i]; out may be a or b.
void unroll_multiply(const double *a, const double *b, double *out, size_t count);

/// out[j] += sum over t of a[t, j]; a is steps x columns.
void unroll_add_rows(const double *a, size_t a_stride, double *out, size_t steps,
                     size_t columns);

#endif
