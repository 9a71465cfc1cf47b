// The elementary functions over LANES doubles at once; included once for every LANES a path needs.
//
// One source for every width: only +, −, ×, ÷, fma, comparisons and integer operations on the bits, in
// the order written, and no branches, so a lane of any width and any processor gives the same bits.
// A value too precise for one double is an unevaluated sum, `high + low`.
//
// LANES is looked up where a name is used, so the names below mean the width included last.
// NaN results are always the one positive quiet NaN: processors disagree on a NaN's sign and payload.

#ifndef IN_LANES
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define IN_LANES(name) JOIN(name, LANES)

#define Reals IN_LANES(Reals)
#define Bits IN_LANES(Bits)
#define Pair IN_LANES(Pair)
#define Power IN_LANES(Power)
#define real_of IN_LANES(real_of)
#define bits_of IN_LANES(bits_of)
#define all IN_LANES(all)
#define less IN_LANES(less)
#define equal IN_LANES(equal)
#define choose IN_LANES(choose)
#define magnitude IN_LANES(magnitude)
#define with_sign_of IN_LANES(with_sign_of)
#define smaller IN_LANES(smaller)
#define unless_nan IN_LANES(unless_nan)
#define fused IN_LANES(fused)
#define polynomial IN_LANES(polynomial)
#define sum_of_ordered IN_LANES(sum_of_ordered)
#define sum_of IN_LANES(sum_of)
#define product_of IN_LANES(product_of)
#define quotient_of IN_LANES(quotient_of)
#define power_of_two IN_LANES(power_of_two)
#define power_of_two_from IN_LANES(power_of_two_from)
#define scaled IN_LANES(scaled)
#define power_of_e IN_LANES(power_of_e)
#define normalized IN_LANES(normalized)
#define expm1_pair IN_LANES(expm1_pair)
#define not_below IN_LANES(not_below)
#define tanh_of IN_LANES(tanh_of)
#define logistic_slope_of IN_LANES(logistic_slope_of)
#define logistic_slope IN_LANES(logistic_slope)
#define Logarithm IN_LANES(Logarithm)
#define logarithm IN_LANES(logarithm)
#define log_sum IN_LANES(log_sum)
#define is_whole IN_LANES(is_whole)
#define lanes_exp IN_LANES(lanes_exp)
#define lanes_expm1 IN_LANES(lanes_expm1)
#define lanes_log IN_LANES(lanes_log)
#define lanes_log1p IN_LANES(lanes_log1p)
#define lanes_tanh IN_LANES(lanes_tanh)
#define lanes_tanh_derivative IN_LANES(lanes_tanh_derivative)
#define lanes_tanh_slope IN_LANES(lanes_tanh_slope)
#define lanes_sigmoid IN_LANES(lanes_sigmoid)
#define lanes_sigmoid_derivative IN_LANES(lanes_sigmoid_derivative)
#define lanes_pow IN_LANES(lanes_pow)
#endif

#if LANES == 1
typedef double Reals;
typedef uint64_t Bits;
#else
typedef double Reals __attribute__((ext_vector_type(LANES)));
typedef uint64_t Bits __attribute__((ext_vector_type(LANES)));
#endif

/// high + low, |low| ≤ half a unit in the last place of high, unless said.
typedef struct {
  Reals high, low;
} Pair;

// MARK: - Bits and choices

INLINE Reals real_of(Bits bits) {
  Reals value;
  __builtin_memcpy(&value, &bits, sizeof value);
  return value;
}

INLINE Bits bits_of(Reals value) {
  Bits bits;
  __builtin_memcpy(&bits, &value, sizeof bits);
  return bits;
}

INLINE Reals all(double value) { return (Reals)value; }

/// A mask: all bits set where a < b, none elsewhere.
INLINE Bits less(Reals a, Reals b) {
#if LANES == 1
  return -(Bits)(a < b);
#else
  return (Bits)(a < b);
#endif
}

INLINE Bits equal(Reals a, Reals b) {
#if LANES == 1
  return -(Bits)(a == b);
#else
  return (Bits)(a == b);
#endif
}

INLINE Reals choose(Bits mask, Reals a, Reals b) { return mask ? a : b; }

INLINE Reals magnitude(Reals x) { return real_of(bits_of(x) & ~SIGN); }

/// |x| with the sign of `sign`.
INLINE Reals with_sign_of(Reals x, Reals sign) {
  return real_of((bits_of(x) & ~SIGN) | (bits_of(sign) & SIGN));
}

/// The smaller of x and a bound; NaN stays.
INLINE Reals smaller(Reals x, double bound) { return choose(less(all(bound), x), all(bound), x); }

/// The larger of x and a bound; NaN stays.
INLINE Reals not_below(Reals x, double bound) { return choose(less(x, all(bound)), all(bound), x); }

/// `value`, but the canonical NaN where x is NaN.
INLINE Reals unless_nan(Reals x, Reals value) { return choose(equal(x, x), value, all(NOT_A_NUMBER)); }

// MARK: - Arithmetic

/// a·b + c, rounded once.
INLINE Reals fused(Reals a, Reals b, Reals c) { return __builtin_elementwise_fma(a, b, c); }

/// c[0] + c[1]·x + … + c[degree]·x^degree, by Horner's rule.
INLINE Reals polynomial(const double *c, int degree, Reals x) {
  Reals sum = all(c[degree]);
  for (int i = degree - 1; i >= 0; i--) sum = fused(sum, x, all(c[i]));
  return sum;
}

/// a + b exactly, for |a| ≥ |b| or a = 0.
INLINE Pair sum_of_ordered(Reals a, Reals b) {
  Reals high = a + b;
  return (Pair){high, (a - high) + b};
}

/// a + b exactly.
INLINE Pair sum_of(Reals a, Reals b) {
  Reals high = a + b;
  Reals of_b = high - a;
  return (Pair){high, (a - (high - of_b)) + (b - of_b)};
}

/// a·b exactly, unless it underflows.
INLINE Pair product_of(Reals a, Reals b) {
  Reals high = a * b;
  return (Pair){high, fused(a, b, -high)};
}

/// a/b to about 2^−104.
INLINE Pair quotient_of(Pair a, Pair b) {
  Reals inverse = 1 / b.high;
  Reals high = a.high * inverse;
  Reals rest = fused(-high, b.high, a.high) + (a.low - high * b.low);
  return (Pair){high, rest * inverse};
}

/// 2^k for a whole number k in [−1022, 1023], from k + ROUNDER.
INLINE Reals power_of_two_from(Reals rounder_and_k) { return real_of((bits_of(rounder_and_k) + 1023) << 52); }

/// 2^k for a whole number k in [−1022, 1023].
INLINE Reals power_of_two(Reals k) { return power_of_two_from(k + ROUNDER); }

/// x·2^k for a whole number k in [−2000, 2000], where x is normal and 2^(k/2)·x too: one rounding.
INLINE Reals scaled(Reals x, Reals k) {
  Reals half = (k * 0.5 + ROUNDER) - ROUNDER;
  return x * power_of_two(half) * power_of_two(k - half);
}

// MARK: - Powers of e

/// e^x as (1 + remainder + tail)·2^exponent, |remainder| ≤ ln(2)/2; `rounder_and_exponent` is ROUNDER + exponent.
typedef struct {
  Reals remainder, tail, exponent, rounder_and_exponent;
} Power;

/// Reduces x + low, |x| ≤ 2^10: x = exponent·ln 2 + remainder.
///
/// The remainder is rounded to one double; what that loses is carried into the tail.
INLINE Power power_of_e(Reals x, Reals low) {
  Reals rounder_and_k = fused(x, all(LOG2_E), all(ROUNDER));
  Reals k = rounder_and_k - ROUNDER;
  Pair r = sum_of_ordered(fused(-k, all(LN2_HIGH), x), fused(-k, all(LN2_LOW), low));
  Pair square = product_of(r.high, r.high);
  Reals rest = fused(r.high * square.high, polynomial(exp_tail, 9, r.high), 0.5 * square.low);
  Reals tail = fused(all(0.5), square.high, rest);
  return (Power){r.high, fused(r.low, 1 + r.high, r.low * tail + tail), k, rounder_and_k};
}

/// 1 + remainder + tail.
INLINE Pair normalized(Power power) {
  Pair sum = sum_of_ordered(all(1), power.remainder);
  return sum_of_ordered(sum.high, sum.low + power.tail);
}

INLINE Reals lanes_exp(Reals x) {
  Reals clamped = choose(less(x, all(-746)), all(-746), smaller(x, 710));
  Power power = power_of_e(clamped, all(0));
  return unless_nan(x, scaled(normalized(power).high, power.exponent));
}

/// e^x − 1 as a pair, for exponents from −1000 to 1000.
///
/// 2^k·(1 + r + …) − 1 is formed as (2^k − 1) + 2^k·r with both roundings kept; for k = 0 that is r itself.
INLINE Pair expm1_pair(Power power, Reals exponent) {
  Reals scale = power_of_two(exponent);
  Pair offset = sum_of(scale, all(-1));
  Pair sum = sum_of(offset.high, scale * power.remainder);
  return sum_of_ordered(sum.high, sum.low + (offset.low + scale * power.tail));
}

INLINE Reals lanes_expm1(Reals x) {
  Reals clamped = choose(less(x, all(-60)), all(-60), smaller(x, 710));
  Power power = power_of_e(clamped, all(0));
  Reals difference = expm1_pair(power, smaller(power.exponent, 70)).high;
  Reals large = scaled(normalized(power).high, power.exponent);
  Reals value = choose(less(all(64), power.exponent), large, difference);
  return unless_nan(x, choose(equal(x, all(0)), x, value));
}

// MARK: - Hyperbolic tangent and logistic function

/// tanh x from e^(−2|x|) = (1 + …)·2^k, k ≤ 0, and `scale` = 2^k: (e − 1)/(e + 1), its sign that of x.
///
/// As |2^k·r| ≤ |2^k − 1| or 2^k = 1, the sums of expm1_pair may be those of ordered numbers: both are exact.
INLINE Reals tanh_of(Power power, Reals scale, Reals x) {
  Pair offset = sum_of_ordered(all(-1), scale);
  Pair sum = sum_of_ordered(offset.high, scale * power.remainder);
  Pair above = sum_of_ordered(sum.high, sum.low + (offset.low + scale * power.tail));
  Pair below = sum_of_ordered(all(2), above.high);
  below.low += above.low;
  Pair quotient = quotient_of(above, below);
  return unless_nan(x, with_sign_of(quotient.high + quotient.low, x));
}

INLINE Reals lanes_tanh(Reals x) {
  Power power = power_of_e(-2 * smaller(magnitude(x), 22), all(0));
  return tanh_of(power, power_of_two_from(power.rounder_and_exponent), x);
}

INLINE Reals lanes_sigmoid(Reals x) {
  Power power = power_of_e(-smaller(magnitude(x), 760), all(0));
  Pair e = normalized(power);
  Reals scale = power_of_two(choose(less(power.exponent, all(-1000)), all(-1000), power.exponent));
  Pair below = sum_of_ordered(all(1), scale * e.high);
  below.low += scale * e.low;
  Bits negative = less(x, all(0));
  Pair above = {choose(negative, e.high, all(1)), choose(negative, e.low, all(0))};
  Pair quotient = quotient_of(above, below);
  Reals value = scaled(quotient.high + quotient.low, choose(negative, power.exponent, all(0)));
  return unless_nan(x, value);
}

/// 2^shift·e/(1 + e)² from e = e^−a = (1 + …)·2^k, a ≥ 0, and the larger of k and −1000, plus ROUNDER.
///
/// The result is scaled in two steps, of which only the second can round.
INLINE Reals logistic_slope_of(Power power, Reals rounder_and_exponent, double shift, Reals a) {
  Reals scale = power_of_two_from(rounder_and_exponent);
  Pair e = normalized(power);
  Pair root = sum_of_ordered(all(1), scale * e.high);
  root.low += scale * e.low;
  Pair below = product_of(root.high, root.high);
  below.low += 2 * root.high * root.low;
  Pair quotient = quotient_of(e, below);
  Reals rest = power.rounder_and_exponent - rounder_and_exponent;
  return unless_nan(a, (quotient.high + quotient.low) * scale * power_of_two_from(rest + (ROUNDER + shift)));
}

/// 2^shift·e^−a/(1 + e^−a)², a ≥ 0.
INLINE Reals logistic_slope(Reals a, double shift) {
  Power power = power_of_e(-smaller(a, 760), all(0));
  return logistic_slope_of(power, not_below(power.rounder_and_exponent, ROUNDER - 1000), shift, a);
}

INLINE Reals lanes_sigmoid_derivative(Reals x) { return logistic_slope(magnitude(x), 0); }

/// 1 − tanh(x)² = 4σ′(2x).
INLINE Reals lanes_tanh_derivative(Reals x) { return logistic_slope(2 * magnitude(x), 2); }

/// tanh(x), and 1 − tanh(x)² in *slope, from one power of e: the same bits as of the two functions above.
///
/// Up to |x| = 22 the power is that of lanes_tanh; beyond, tanh rounds to ±1 with either.
INLINE Reals lanes_tanh_slope(Reals x, Reals *slope) {
  Reals a = 2 * magnitude(x);
  Power power = power_of_e(-smaller(a, 760), all(0));
  Reals rounder_and_exponent = not_below(power.rounder_and_exponent, ROUNDER - 1000);
  *slope = logistic_slope_of(power, rounder_and_exponent, 2, a);
  return tanh_of(power, power_of_two_from(rounder_and_exponent), x);
}

// MARK: - Logarithms

/// ln(x + low) = exponent·ln 2 + t + t³·(1/12 + t²·(1/80 + t²·rest)).
///
/// With m = (x + low)/2^exponent in [√½, √2) and t = 2(m − 1)/(m + 1), ln m = ln((2 + t)/(2 − t)).
typedef struct {
  Reals exponent;
  Pair t;
  Reals square, rest;
} Logarithm;

/// Reduces x + low: x > 0 normal, |low| at most half a unit in its last place.
INLINE Logarithm logarithm(Reals x, Reals low) {
  Bits bits = bits_of(x);
  Bits biased = (bits + (0x3ff0000000000000 - 0x3fe6a09e667f3bcd)) >> 52;
  Reals m = real_of(bits - ((biased - 1023) << 52));
  Reals scale = real_of((2047 - biased) << 52) * 0.5;
  Pair f = sum_of(m - 1, low * scale);
  Pair below = sum_of_ordered(all(2), f.high);
  below.low += f.low;
  Pair t = quotient_of((Pair){2 * f.high, 2 * f.low}, below);
  Reals square = t.high * t.high;
  Reals exponent = real_of(biased + 0x4338000000000000) - (ROUNDER + 1023);
  return (Logarithm){exponent, t, square, polynomial(log_tail, 7, square)};
}

/// The logarithm in one double.
INLINE Reals log_sum(Logarithm l, Reals shift) {
  Reals k = l.exponent + shift;
  Reals series = fused(fused(l.rest, l.square, all(EIGHTIETH_HIGH)), l.square, all(TWELFTH_HIGH));
  Pair sum = sum_of_ordered(k * LN2_HIGH, l.t.high);
  return sum.high + (sum.low + fused(k, all(LN2_LOW), l.t.low + l.t.high * l.square * series));
}

INLINE Reals lanes_log(Reals x) {
  Bits subnormal = less(x, all(0x1p-1022));
  Reals normal = choose(subnormal, x * 0x1p54, x);
  Reals value = log_sum(logarithm(normal, all(0)), choose(subnormal, all(-54), all(0)));
  value = choose(equal(x, all(INFINITE)), x, value);
  value = choose(equal(x, all(0)), all(-INFINITE), value);
  return unless_nan(x, choose(less(x, all(0)), all(NOT_A_NUMBER), value));
}

INLINE Reals lanes_log1p(Reals x) {
  Pair sum = sum_of(all(1), smaller(x, 0x1.fffffffffffffp1023));
  Reals value = log_sum(logarithm(sum.high, sum.low), all(0));
  value = choose(equal(x, all(INFINITE)), x, choose(equal(x, all(0)), x, value));
  value = choose(equal(x, all(-1)), all(-INFINITE), value);
  return unless_nan(x, choose(less(x, all(-1)), all(NOT_A_NUMBER), value));
}

// MARK: - Powers

/// Whether x ≥ 0 is a whole number; true for infinity.
INLINE Bits is_whole(Reals x) {
  Reals rounded = (x + 0x1p52) - 0x1p52;
  return ~less(x, all(0x1p52)) | equal(rounded, x);
}

/// e^(y·ln x), the logarithm and the product kept to about 2^−68 of their size.
INLINE Reals lanes_pow(Reals x, Reals y) {
  Reals base = magnitude(x), size = magnitude(y);
  Bits subnormal = less(base, all(0x1p-1022));
  Logarithm l = logarithm(choose(subnormal, base * 0x1p54, base), all(0));
  Reals k = l.exponent + choose(subnormal, all(-54), all(0));

  // t³·(1/12 + t²·(1/80 + t²·rest)), every step but the last term in two doubles.
  Reals t = l.t.high;
  Pair square = product_of(t, t);
  square.low += 2 * t * l.t.low;
  Pair inner = sum_of_ordered(all(EIGHTIETH_HIGH), square.high * l.rest);
  inner.low += EIGHTIETH_LOW;
  Pair outer = product_of(square.high, inner.high);
  outer.low += square.high * inner.low + square.low * inner.high;
  Pair series = sum_of_ordered(all(TWELFTH_HIGH), outer.high);
  series.low += outer.low + TWELFTH_LOW;
  Pair cube = product_of(t, square.high);
  cube.low += t * square.low + l.t.low * square.high;
  Pair rest = product_of(cube.high, series.high);
  rest.low += cube.high * series.low + cube.low * series.high;

  Pair first = sum_of_ordered(k * LN2_HIGH, t);
  Pair second = sum_of_ordered(first.high, rest.high);
  Pair ln = sum_of_ordered(
      second.high, second.low + (first.low + fused(k, all(LN2_LOW), l.t.low + rest.low)));

  Pair product = product_of(y, ln.high);
  product.low += y * ln.low;
  Bits beyond = less(all(760), magnitude(product.high));
  Power power = power_of_e(
      choose(beyond, with_sign_of(all(760), product.high), product.high),
      choose(beyond, all(0), product.low));
  Reals value = scaled(normalized(power).high, power.exponent);

  // C99 Annex F, 9.4.4.
  Bits infinite_y = equal(size, all(INFINITE));
  Bits grows = less(all(1), base) ^ less(y, all(0));
  Bits extreme = equal(base, all(0)) | equal(base, all(INFINITE)) | infinite_y;
  value = choose(extreme, choose(grows, all(INFINITE), all(0)), value);
  value = choose(equal(base, all(1)), all(1), value);
  Bits whole = is_whole(size), odd = whole & ~is_whole(0.5 * size);
  value = real_of(bits_of(value) ^ (odd & bits_of(x) & SIGN));
  Bits undefined = less(x, all(0)) & less(base, all(INFINITE)) & ~whole;
  value = choose(undefined, all(NOT_A_NUMBER), value);
  value = unless_nan(x, unless_nan(y, value));
  return choose(equal(y, all(0)) | equal(x, all(1)), all(1), value);
}
