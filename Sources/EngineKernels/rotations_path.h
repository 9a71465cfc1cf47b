// Jacobi rotations of pairs of columns over one path's lanes: included by elementary_path.h.
//
// The pairs of a round have no column in common, so each lane does one, and none waits for another. A lane's sums run in
// index order. A lane beyond the pairs has zeros for its second column and is never rotated: the width of a vector
// decides nothing.

/// The cosine and the sine that make columns with these squares and this product orthogonal; 1 and 0 if they are.
INLINE Bits rotation(Reals alpha, Reals beta, Reals gamma, double tolerance, Reals *cosine, Reals *sine) {
  const Reals size_of_product = magnitude(gamma);
  const Reals bound = all(tolerance) * __builtin_elementwise_sqrt(alpha) * __builtin_elementwise_sqrt(beta);
  // Squares this small underflow, and what is left of a dependent column would be rotated for ever.
  const Bits turns = less(all(0x1p-960), alpha) & less(all(0x1p-960), beta) & less(bound, size_of_product);
  const Reals zeta = (beta - alpha) / (2 * gamma);
  const Reals size = magnitude(zeta);
  const Reals root = choose(less(all(0x1p500), size), size, __builtin_elementwise_sqrt(1 + size * size));
  const Reals tangent = choose(less(zeta, all(0)), all(-1), all(1)) / (size + root);
  const Reals length = 1 / __builtin_elementwise_sqrt(1 + tangent * tangent);
  *cosine = choose(turns, length, all(1));
  *sine = choose(turns, length * tangent, all(0));
  return turns;
}

/// One round: see unroll_rotate_pairs.
static bool rotate_pairs(const double *from, double *to, size_t pairs, size_t pitch, size_t length, double tolerance) {
  Bits any = (Bits){0};
  for (size_t i = 0; i < pairs; i += VECTOR) {
    Reals alpha = all(0), beta = all(0), gamma = all(0), x, y, cosine, sine;
    for (size_t k = 0; k < length; k++) {
      __builtin_memcpy(&x, from + 2 * k * pitch + i, sizeof x);
      __builtin_memcpy(&y, from + (2 * k + 1) * pitch + i, sizeof y);
      alpha += x * x;
      beta += y * y;
      gamma += x * y;
    }
    any |= rotation(alpha, beta, gamma, tolerance, &cosine, &sine);
    for (size_t k = 0; k < length; k++) {
      __builtin_memcpy(&x, from + 2 * k * pitch + i, sizeof x);
      __builtin_memcpy(&y, from + (2 * k + 1) * pitch + i, sizeof y);
      const Reals first = cosine * x - sine * y, second = sine * x + cosine * y;
      // One place on around the ring: the first columns to the right, the second ones to the left.
      __builtin_memcpy(to + 2 * k * pitch + i + 1, &first, sizeof first);
      __builtin_memcpy(to + (2 * k + 1) * pitch + i - 1, &second, sizeof second);
    }
  }
  for (size_t k = 0; k < length; k++) {
    double *first = to + 2 * k * pitch, *second = first + pitch;
    const double stays = first[1], comes = second[-1], goes = pairs > 1 ? first[pairs] : comes;
    first[0] = stays;
    first[1] = comes;
    second[pairs - 1] = goes;
  }
  for (int lane = 0; lane < VECTOR; lane++) {
    if (any[lane] != 0) return true;
  }
  return false;
}
