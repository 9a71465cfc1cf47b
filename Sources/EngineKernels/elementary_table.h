#ifndef ELEMENTARY_TABLE_H
#define ELEMENTARY_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/// How many rows of a softmax are done in one call.
#define SOFTMAX_ROWS 32

/// What one path offers.
typedef struct {
  double (*exp)(double), (*expm1)(double), (*log)(double), (*log1p)(double);
  double (*tanh)(double), (*tanh_derivative)(double);
  double (*sigmoid)(double), (*sigmoid_derivative)(double);
  double (*erf)(double), (*erfc)(double), (*sin)(double), (*cos)(double);
  double (*pow)(double, double);
  void (*exp_array)(const double *, double *, size_t);
  void (*expm1_array)(const double *, double *, size_t);
  void (*log_array)(const double *, double *, size_t);
  void (*log1p_array)(const double *, double *, size_t);
  void (*tanh_array)(const double *, double *, size_t);
  void (*tanh_derivative_array)(const double *, double *, size_t);
  void (*tanh_slope_array)(const double *, double *, double *, size_t);
  void (*sigmoid_array)(const double *, double *, size_t);
  void (*sigmoid_derivative_array)(const double *, double *, size_t);
  void (*pow_array)(const double *, const double *, double *, size_t);
  void (*softmax_rows)(const double *, double *, size_t rows, size_t classes, double *, double *, size_t *);
  void (*softmax_gradients)(double *, size_t rows, size_t classes, const double *, const ptrdiff_t *, double scale);
  bool (*rotate_pairs)(const double *, double *, size_t pairs, size_t pitch, size_t length, double tolerance);
} ElementaryTable;

extern const ElementaryTable unroll_elementary_baseline;
#if defined(__x86_64__)
extern const ElementaryTable unroll_elementary_avx2;
extern const ElementaryTable unroll_elementary_avx512;
#endif

#endif
