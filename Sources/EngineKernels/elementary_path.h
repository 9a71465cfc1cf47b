// Everything one path has: included by elementary_<path>.c, which sets PATH (the name of its table),
// VECTOR (how many lanes a vector has), BROAD (four times as many), MASK and its like (parts_<path>.h) and, with a pragma,
// the processor's features.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "elementary_coefficients.h"
#include "elementary_table.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline, unused))
#define ROUNDER 0x1.8p52  // a number plus this is rounded to a whole number; its bits end in it
#define SIGN 0x8000000000000000
#define INFINITE __builtin_inf()
#define NOT_A_NUMBER __builtin_nan("")

// Vectors wider than a register are never passed on: everything is inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define EACH(DO) DO(exp) DO(expm1) DO(log) DO(log1p) DO(tanh) DO(tanh_derivative) DO(sigmoid) DO(sigmoid_derivative)

/// f of whole groups of LANES numbers, from the i-th on; returns where the rest begins.
#define WHOLE(f)                                                                                       \
  INLINE size_t IN_LANES(whole_##f)(const double *x, double *result, size_t i, size_t count) {         \
    for (; i + LANES <= count; i += LANES) {                                                           \
      Reals lanes;                                                                                     \
      __builtin_memcpy(&lanes, x + i, sizeof lanes);                                                   \
      lanes = lanes_##f(lanes);                                                                        \
      __builtin_memcpy(result + i, &lanes, sizeof lanes);                                              \
    }                                                                                                  \
    return i;                                                                                          \
  }

/// tanh and its slope, likewise.
#define WHOLE_SLOPE                                                                                    \
  INLINE size_t IN_LANES(whole_slope)(const double *x, double *result, double *slopes, size_t i, size_t count) { \
    for (; i + LANES <= count; i += LANES) {                                                           \
      Reals lanes, slope;                                                                              \
      __builtin_memcpy(&lanes, x + i, sizeof lanes);                                                   \
      lanes = lanes_tanh_slope(lanes, &slope);                                                         \
      __builtin_memcpy(result + i, &lanes, sizeof lanes);                                              \
      __builtin_memcpy(slopes + i, &slope, sizeof slope);                                              \
    }                                                                                                  \
    return i;                                                                                          \
  }

// Four vectors side by side: while one waits for its last result, the others have work.
#define LANES BROAD
#include "elementary_lanes.h"
EACH(WHOLE)
WHOLE_SLOPE
#undef LANES
#define LANES VECTOR
#include "elementary_lanes.h"
EACH(WHOLE)
WHOLE_SLOPE

/// f over an array; the rest is padded, so that one code does all.
#define ARRAY(f)                                                                 \
  static void f##_array(const double *x, double *result, size_t count) {         \
    size_t i = JOIN(whole_##f, BROAD)(x, result, 0, count);                    \
    i = JOIN(whole_##f, VECTOR)(x, result, i, count);                            \
    if (i < count) {                                                             \
      const MASK mask = MASK_OF(count - i);                                      \
      STORE_PART(result + i, mask, lanes_##f((Reals)LOAD_PART(x + i, mask)));    \
    }                                                                            \
  }

EACH(ARRAY)

static void tanh_slope_array(const double *x, double *result, double *slopes, size_t count) {
  size_t i = JOIN(whole_slope, BROAD)(x, result, slopes, 0, count);
  i = JOIN(whole_slope, VECTOR)(x, result, slopes, i, count);
  if (i < count) {
    const MASK mask = MASK_OF(count - i);
    Reals slope;
    const Reals lanes = lanes_tanh_slope((Reals)LOAD_PART(x + i, mask), &slope);
    STORE_PART(result + i, mask, lanes);
    STORE_PART(slopes + i, mask, slope);
  }
}

static void pow_array(const double *x, const double *y, double *result, size_t count) {
  size_t i = 0;
  for (; i + VECTOR <= count; i += VECTOR) {
    Reals bases, exponents;
    __builtin_memcpy(&bases, x + i, sizeof bases);
    __builtin_memcpy(&exponents, y + i, sizeof exponents);
    bases = lanes_pow(bases, exponents);
    __builtin_memcpy(result + i, &bases, sizeof bases);
  }
  if (i < count) {
    const MASK mask = MASK_OF(count - i);
    const Reals bases = (Reals)LOAD_PART(x + i, mask), exponents = (Reals)LOAD_PART(y + i, mask);
    STORE_PART(result + i, mask, lanes_pow(bases, exponents));
  }
}

#include "softmax_path.h"
#include "rotations_path.h"

#undef LANES
#define LANES 1
#include "elementary_lanes.h"
#include "elementary_scalar.h"

#define SCALAR(f) \
  static double scalar_##f(double x) { return lanes_##f(x); }

EACH(SCALAR)
static double scalar_pow(double x, double y) { return lanes_pow(x, y); }

const ElementaryTable PATH = {
    .exp = scalar_exp,
    .expm1 = scalar_expm1,
    .log = scalar_log,
    .log1p = scalar_log1p,
    .tanh = scalar_tanh,
    .tanh_derivative = scalar_tanh_derivative,
    .sigmoid = scalar_sigmoid,
    .sigmoid_derivative = scalar_sigmoid_derivative,
    .erf = scalar_erf,
    .erfc = scalar_erfc,
    .sin = scalar_sin,
    .cos = scalar_cos,
    .pow = scalar_pow,
    .exp_array = exp_array,
    .expm1_array = expm1_array,
    .log_array = log_array,
    .log1p_array = log1p_array,
    .tanh_array = tanh_array,
    .tanh_derivative_array = tanh_derivative_array,
    .tanh_slope_array = tanh_slope_array,
    .sigmoid_array = sigmoid_array,
    .sigmoid_derivative_array = sigmoid_derivative_array,
    .pow_array = pow_array,
    .softmax_rows = softmax_rows,
    .softmax_gradients = softmax_gradients,
    .rotate_pairs = rotate_pairs,
};
