// The error function, sine and cosine of one number; included after elementary_lanes.h with LANES 1.

#if LANES != 1
#error "elementary_scalar.h needs one lane"
#endif

// MARK: - Error function

/// erf(x) for |x| < 1/2.
static Pair erf_near_zero(double x) {
  double square = x * x;
  double slope = x * ERF_SLOPE_HIGH;
  double slope_low = fused(x, ERF_SLOPE_HIGH, -slope) + x * ERF_SLOPE_LOW;
  return sum_of_ordered(slope, slope_low + x * square * polynomial(erf_tail, 9, square));
}

/// erfc(x) = (high + low)·2^exponent for 1/2 ≤ x ≤ 28: e^(x²)·erfc(x), piecewise, times e^(−x²).
static Pair erfc_above(double x, double *exponent) {
  Pair square = product_of(x, x);
  Power power = power_of_e(-square.high, -square.low);
  Pair e = normalized(power);
  const double *row = scaled_erfc[(bits_of(x) >> 50) - (0x3fe0000000000000 >> 50)];
  double offset = x - row[0];
  double change = offset * polynomial(row + 3, SCALED_ERFC_DEGREE - 1, offset);
  Pair factor = sum_of_ordered(row[1], change);
  factor.low += row[2];
  Pair product = product_of(e.high, factor.high);
  product.low += e.high * factor.low + e.low * factor.high;
  *exponent = power.exponent;
  return sum_of_ordered(product.high, product.low);
}

static double scalar_erf(double x) {
  if (x != x) return NOT_A_NUMBER;
  double size = magnitude(x);
  if (size == 0) return x;
  if (size < 0x1p-500) return fused(x, ERF_SLOPE_HIGH, x * ERF_SLOPE_LOW);
  if (size < 0.5) return erf_near_zero(x).high;
  if (size >= 6) return with_sign_of(1, x);
  double exponent;
  Pair rest = erfc_above(size, &exponent);
  double scale = power_of_two(exponent);
  Pair value = sum_of_ordered(1, -scale * rest.high);
  return with_sign_of(value.high + (value.low - scale * rest.low), x);
}

static double scalar_erfc(double x) {
  if (x != x) return NOT_A_NUMBER;
  double size = magnitude(x);
  if (size < 0.5) {
    Pair near = erf_near_zero(x);
    Pair value = sum_of_ordered(1, -near.high);
    return value.high + (value.low - near.low);
  }
  if (x <= -6) return 2;
  double exponent;
  Pair rest = erfc_above(smaller(size, 27.5), &exponent);
  if (x > 0) return scaled(rest.high, exponent);
  double scale = power_of_two(exponent);
  Pair value = sum_of_ordered(2, -scale * rest.high);
  return value.high + (value.low - scale * rest.low);
}

// MARK: - Sine and cosine

/// x = quadrant·π/2 + angle, |angle| ≤ π/4 and a little.
typedef struct {
  Pair angle;
  uint64_t quadrant;
} Turn;

/// For |x| < 2^20, where k·π/2 in three doubles is enough.
///
/// No double below 2^20 is nearer to a multiple of π/2 than 2^−60; the parts hold π/2 to 2^−163.
static Turn turn_near(double x) {
  double shifted = fused(x, TWO_OVER_PI, ROUNDER);
  double k = shifted - ROUNDER;
  double first = fused(-k, HALF_PI_1, x);  // exact
  Pair second = product_of(k, HALF_PI_2);
  Pair difference = sum_of(first, -second.high);
  double low = difference.low - (second.low + k * HALF_PI_3);
  return (Turn){sum_of_ordered(difference.high, low), bits_of(shifted)};
}

/// For |x| ≥ 2^20 (Payne and Hanek, 1983): x·2/π modulo 4 from the 192 bits of 2/π that matter.
///
/// x = M·2^E; bits of 2/π that weigh 4 or more after the product are left out, bits after the 192
/// change the product by less than 2^−137, and no double is nearer to a multiple of π/2 than 2^−62.
static Turn turn_far(double x) {
  typedef unsigned __int128 Wide;
  uint64_t bits = bits_of(magnitude(x));
  uint64_t mantissa = (bits & 0x000fffffffffffff) | 0x0010000000000000;
  int first = (int)(bits >> 52) - 1075 - 2 + 64;  // of the bits, where the table starts with 64 zeros
  uint64_t window[3];
  for (int i = 0; i < 3; i++) {
    int word = first / 64 + i, skip = first % 64;
    uint64_t next = skip == 0 ? 0 : two_over_pi_bits[word + 1] >> (64 - skip);
    window[i] = (two_over_pi_bits[word] << skip) | next;
  }
  // The product modulo 2^192: two bits of quadrant, then the fraction.
  Wide low = (Wide)mantissa * window[2];
  Wide middle = (Wide)mantissa * window[1] + (uint64_t)(low >> 64);
  uint64_t top = mantissa * window[0] + (uint64_t)(middle >> 64);
  uint64_t words[3] = {top, (uint64_t)middle, (uint64_t)low};

  uint64_t quadrant = words[0] >> 62;
  words[0] <<= 2;
  words[0] |= words[1] >> 62;
  words[1] = (words[1] << 2) | (words[2] >> 62);
  words[2] <<= 2;
  // A fraction of a half or more is counted back from the next quadrant.
  int back = (int)(words[0] >> 63);
  if (back) {
    quadrant++;
    for (int i = 0; i < 3; i++) words[i] = ~words[i];  // wrong by one unit of 2^−192
  }
  int zeros = 0;
  while (zeros < 128 && !(words[0] >> 63)) {
    words[0] = (words[0] << 1) | (words[1] >> 63);
    words[1] = (words[1] << 1) | (words[2] >> 63);
    words[2] <<= 1;
    zeros++;
  }
  // 53 + 53 bits of the fraction.
  uint64_t next = (words[0] << 53) | (words[1] >> 11);
  double scale = power_of_two(-53 - zeros);
  Pair fraction = {(double)(words[0] >> 11) * scale, (double)(next >> 11) * scale * 0x1p-53};
  Pair angle = product_of(fraction.high, HALF_PI_1);
  angle.low += fraction.high * HALF_PI_2 + fraction.low * HALF_PI_1;
  angle = sum_of_ordered(angle.high, angle.low);
  int negative = back ^ (x < 0);
  if (x < 0) quadrant = -quadrant;
  if (negative) angle = (Pair){-angle.high, -angle.low};
  return (Turn){angle, quadrant};
}

static double sine_of(Pair r) {
  double square = r.high * r.high;
  double tail = r.high * square * polynomial(sin_tail, 6, square);
  return r.high + (fused(r.low, fused(-0.5, square, 1), tail));
}

static double cosine_of(Pair r) {
  Pair square = product_of(r.high, r.high);
  Pair value = sum_of_ordered(1, -0.5 * square.high);
  double tail = square.high * square.high * polynomial(cos_tail, 6, square.high);
  return value.high + (value.low + (tail - (0.5 * square.low + r.high * r.low)));
}

/// The sine of x + shift·π/2.
static double shifted_sine(double x, uint64_t shift) {
  if (!(magnitude(x) < INFINITE)) return NOT_A_NUMBER;
  Turn turn = magnitude(x) < 0x1p20 ? turn_near(x) : turn_far(x);
  uint64_t quadrant = turn.quadrant + shift;
  double value = quadrant & 1 ? cosine_of(turn.angle) : sine_of(turn.angle);
  return quadrant & 2 ? -value : value;
}

static double scalar_sin(double x) { return x == 0 ? x : shifted_sine(x, 0); }

static double scalar_cos(double x) { return shifted_sine(x, 1); }
