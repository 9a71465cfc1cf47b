// Everything one path has: included by elementary_<path>.c, which sets PATH (the name of its table),
// VECTOR (how many lanes its arrays use), MASK and its like (parts_<path>.h) and, with a pragma, the processor's features.

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

#define LANES VECTOR
#include "elementary_lanes.h"

/// f over an array, VECTOR numbers at a time; the rest is padded, so that one code does all.
#define ARRAY(name, f)                                                \
  static void name(const double *x, double *result, size_t count) {   \
    size_t i = 0;                                                     \
    for (; i + VECTOR <= count; i += VECTOR) {                        \
      Reals lanes;                                                    \
      __builtin_memcpy(&lanes, x + i, sizeof lanes);                  \
      lanes = f(lanes);                                               \
      __builtin_memcpy(result + i, &lanes, sizeof lanes);             \
    }                                                                 \
    if (i < count) {                                                  \
      const MASK mask = MASK_OF(count - i);                           \
      STORE_PART(result + i, mask, f((Reals)LOAD_PART(x + i, mask))); \
    }                                                                 \
  }

ARRAY(exp_array, lanes_exp)
ARRAY(expm1_array, lanes_expm1)
ARRAY(log_array, lanes_log)
ARRAY(log1p_array, lanes_log1p)
ARRAY(tanh_array, lanes_tanh)
ARRAY(tanh_derivative_array, lanes_tanh_derivative)
ARRAY(sigmoid_array, lanes_sigmoid)
ARRAY(sigmoid_derivative_array, lanes_sigmoid_derivative)

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

#undef LANES
#define LANES 1
#include "elementary_lanes.h"
#include "elementary_scalar.h"

#define SCALAR(name, f) \
  static double name(double x) { return f(x); }

SCALAR(scalar_exp, lanes_exp)
SCALAR(scalar_expm1, lanes_expm1)
SCALAR(scalar_log, lanes_log)
SCALAR(scalar_log1p, lanes_log1p)
SCALAR(scalar_tanh, lanes_tanh)
SCALAR(scalar_tanh_derivative, lanes_tanh_derivative)
SCALAR(scalar_sigmoid, lanes_sigmoid)
SCALAR(scalar_sigmoid_derivative, lanes_sigmoid_derivative)
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
    .sigmoid_array = sigmoid_array,
    .sigmoid_derivative_array = sigmoid_derivative_array,
    .pow_array = pow_array,
};
