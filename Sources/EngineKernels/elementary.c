#include "elementary.h"

#include <stdatomic.h>

#include "elementary_table.h"

static const ElementaryTable *table_of(unroll_path path) {
  switch (path) {
    case UNROLL_PATH_BASELINE: return &unroll_elementary_baseline;
#if defined(__x86_64__)
    case UNROLL_PATH_AVX2: return &unroll_elementary_avx2;
    case UNROLL_PATH_AVX512: return &unroll_elementary_avx512;
#endif
    default: return 0;
  }
}

// MARK: - Which path

bool unroll_path_is_available(unroll_path path) {
  switch (path) {
    case UNROLL_PATH_BASELINE: return true;
#if defined(__x86_64__)
    case UNROLL_PATH_AVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case UNROLL_PATH_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512vl") && unroll_path_is_available(UNROLL_PATH_AVX2);
#endif
    default: return false;
  }
}

static unroll_path best_path(void) {
  if (unroll_path_is_available(UNROLL_PATH_AVX512)) return UNROLL_PATH_AVX512;
  if (unroll_path_is_available(UNROLL_PATH_AVX2)) return UNROLL_PATH_AVX2;
  return UNROLL_PATH_BASELINE;
}

/// The path in use plus one; 0 before the first call. Threads that race to set it set the same value.
static _Atomic int chosen;

unroll_path unroll_current_path(void) {
  int path = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (path == 0) {
    path = best_path() + 1;
    atomic_store_explicit(&chosen, path, memory_order_relaxed);
  }
  return (unroll_path)(path - 1);
}

bool unroll_force_path(unroll_path path) {
  if (!unroll_path_is_available(path)) return false;
  atomic_store_explicit(&chosen, path + 1, memory_order_relaxed);
  return true;
}

void unroll_choose_path(void) {
  atomic_store_explicit(&chosen, best_path() + 1, memory_order_relaxed);
}

static const ElementaryTable *table(void) { return table_of(unroll_current_path()); }

// MARK: - The functions

double unroll_exp(double x) { return table()->exp(x); }
double unroll_expm1(double x) { return table()->expm1(x); }
double unroll_log(double x) { return table()->log(x); }
double unroll_log1p(double x) { return table()->log1p(x); }
double unroll_tanh(double x) { return table()->tanh(x); }
double unroll_tanh_derivative(double x) { return table()->tanh_derivative(x); }
double unroll_sigmoid(double x) { return table()->sigmoid(x); }
double unroll_sigmoid_derivative(double x) { return table()->sigmoid_derivative(x); }
double unroll_erf(double x) { return table()->erf(x); }
double unroll_erfc(double x) { return table()->erfc(x); }
double unroll_sin(double x) { return table()->sin(x); }
double unroll_cos(double x) { return table()->cos(x); }
double unroll_pow(double x, double y) { return table()->pow(x, y); }

void unroll_exp_array(const double *x, double *result, size_t count) {
  table()->exp_array(x, result, count);
}
void unroll_expm1_array(const double *x, double *result, size_t count) {
  table()->expm1_array(x, result, count);
}
void unroll_log_array(const double *x, double *result, size_t count) {
  table()->log_array(x, result, count);
}
void unroll_log1p_array(const double *x, double *result, size_t count) {
  table()->log1p_array(x, result, count);
}
void unroll_tanh_array(const double *x, double *result, size_t count) {
  table()->tanh_array(x, result, count);
}
void unroll_tanh_derivative_array(const double *x, double *result, size_t count) {
  table()->tanh_derivative_array(x, result, count);
}
void unroll_tanh_slope_array(const double *x, double *result, double *slopes, size_t count) {
  table()->tanh_slope_array(x, result, slopes, count);
}
void unroll_sigmoid_array(const double *x, double *result, size_t count) {
  table()->sigmoid_array(x, result, count);
}
void unroll_sigmoid_derivative_array(const double *x, double *result, size_t count) {
  table()->sigmoid_derivative_array(x, result, count);
}
void unroll_pow_array(const double *x, const double *y, double *result, size_t count) {
  table()->pow_array(x, y, result, count);
}

// MARK: - Softmax

/// The piece of `rows` that is done next, and stays in the first cache.
static size_t piece(size_t rows) { return rows < SOFTMAX_ROWS ? rows : SOFTMAX_ROWS; }

void unroll_softmax_rows(const double *logits, double *powers, size_t rows, size_t classes, double *sums,
                         double *log_rests, size_t *tops) {
  for (size_t i = 0; i < rows; i += SOFTMAX_ROWS) {
    table()->softmax_rows(logits + i * classes, powers + i * classes, piece(rows - i), classes, sums + i,
                          log_rests + i, tops + i);
  }
}

void unroll_softmax_gradients(double *powers, size_t rows, size_t classes, const double *sums,
                              const ptrdiff_t *targets, double scale) {
  for (size_t i = 0; i < rows; i += SOFTMAX_ROWS) {
    table()->softmax_gradients(powers + i * classes, piece(rows - i), classes, sums + i, targets + i, scale);
  }
}

// MARK: - Rotations

bool unroll_rotate_pairs(const double *from, double *to, size_t pairs, size_t pitch, size_t length, double tolerance) {
  return table()->rotate_pairs(from, to, pairs, pitch, length, tolerance);
}
