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
// tanh and its derivative at once, for less than both: result[i] = tanh(x[i]), slopes[i] = 1 - tanh(x[i])^2; either may be x itself.
void unroll_tanh_slope_array(const double *x, double *result, double *slopes, size_t count);
void unroll_pow_array(const double *x, const double *y, double *result, size_t count);

// Rows of `classes` >= 1 numbers.

/// powers = e^(o - max o) of each row of logits o, and for each row their sum, ln(1 + the sum without the largest), and
/// where the first of the largest is (0 if one is NaN).
void unroll_softmax_rows(const double *logits, double *powers, size_t rows, size_t classes, double *sums,
                         double *log_rests, size_t *tops);
/// Divides each row by its sum, which makes probabilities p of it. Where targets[i] is not negative, row i then becomes
/// scale * (p - y) with y the one-hot vector of the target, p - 1 formed as minus the sum of the others.
void unroll_softmax_gradients(double *powers, size_t rows, size_t classes, const double *sums,
                              const ptrdiff_t *targets, double scale);

// Pairs of columns of `length` numbers.

/// A round of one-sided Jacobi rotations: makes the columns of each pair orthogonal, where their product is larger than
/// `tolerance` of that of their norms, and moves all but the first column one place on around the ring
/// 0 of the first ones, 1, ..., pairs - 1, then pairs - 1 of the second ones, ..., 0. After 2 * pairs - 1 rounds all have met.
///
/// Number k of the first columns of the pairs is at from[2 * k * pitch + i], of the second ones at
/// from[(2 * k + 1) * pitch + i]. `pitch` is at least 8 more than `pairs` rounded up to a multiple of 8, and what no pair
/// holds is zero at first. `to` has the same form and may not overlap `from`. Returns whether any pair was rotated.
bool unroll_rotate_pairs(const double *from, double *to, size_t pairs, size_t pitch, size_t length, double tolerance);

#endif
