#ifndef ELEMENTARY_H
#define ELEMENTARY_H

#include <stdbool.h>
#include <stddef.h>

// The elementary functions of the engine: the same bits on every processor, for one number and for
// arrays, in debug and release. Equations, accuracy and edge cases are documented where Swift calls
// them, in RecurrentEngine/Elementary.swift; how it is done, in elementary_lanes.h.

/// What the code may ask of the processor. The bits of a result do not depend on it.
typedef enum {
  UNROLL_PATH_BASELINE = 0,
  UNROLL_PATH_AVX2 = 1,
  UNROLL_PATH_AVX512 = 2,
} unroll_path;

/// Whether this processor and build can take the path.
bool unroll_path_is_available(unroll_path path);
/// The path that calls take now; the widest available unless another was forced.
unroll_path unroll_current_path(void);
/// Makes every later call in the process take this path, for tests; false and no change if it cannot.
bool unroll_force_path(unroll_path path);
/// Back to the widest path available.
void unroll_choose_path(void);

double unroll_exp(double x);
double unroll_expm1(double x);
double unroll_log(double x);
double unroll_log1p(double x);
double unroll_tanh(double x);
double unroll_tanh_derivative(double x);
double unroll_sigmoid(double x);
double unroll_sigmoid_derivative(double x);
double unroll_erf(double x);
double unroll_erfc(double x);
double unroll_sin(double x);
double unroll_cos(double x);
double unroll_pow(double x, double y);

// result[i] = f(x[i]); result may be x itself, but may not overlap it otherwise.
void unroll_exp_array(const double *x, double *result, size_t count);
void unroll_expm1_array(const double *x, double *result, size_t count);
void unroll_log_array(const double *x, double *result, size_t count);
void unroll_log1p_array(const double *x, double *result, size_t count);
void unroll_tanh_array(const double *x, double *result, size_t count);
void unroll_tanh_derivative_array(const double *x, double *result, size_t count);
void unroll_sigmoid_array(const double *x, double *result, size_t count);
void unroll_sigmoid_derivative_array(const double *x, double *result, size_t count);
void unroll_pow_array(const double *x, const double *y, double *result, size_t count);

#endif
