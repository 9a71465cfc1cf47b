// Softmax and its cross-entropy over one path's lanes: included by elementary_path.h.
//
// A sum over a row runs in index order; the chains of VECTOR rows go side by side, a square of numbers turned at a time.

#if VECTOR == 2
#define FIRST_HALVES(a, b) __builtin_shufflevector(a, b, 0, 2)
#define SECOND_HALVES(a, b) __builtin_shufflevector(a, b, 1, 3)
#elif VECTOR == 4
#define FIRST_HALVES(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define SECOND_HALVES(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#else
#define FIRST_HALVES(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define SECOND_HALVES(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#endif

/// Turns a square: lane c of row r becomes lane r of row c. Each round halves the distance of what belongs together.
INLINE void transpose(Reals *square) {
#pragma clang loop unroll(full)
  for (int round = 1; round < VECTOR; round *= 2) {
    Reals mixed[VECTOR];
#pragma clang loop unroll(full)
    for (int r = 0; r < VECTOR / 2; r++) {
      mixed[2 * r] = FIRST_HALVES(square[r], square[r + VECTOR / 2]);
      mixed[2 * r + 1] = SECOND_HALVES(square[r], square[r + VECTOR / 2]);
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < VECTOR; r++) square[r] = mixed[r];
  }
}

/// VECTOR rows of VECTOR columns, turned.
INLINE void load_columns(const double *x, size_t columns, Reals *square) {
#pragma clang loop unroll(full)
  for (int r = 0; r < VECTOR; r++) __builtin_memcpy(square + r, x + r * columns, sizeof(Reals));
  transpose(square);
}

/// sums[i] = the sum of row i, in index order.
static void row_sums(const double *x, double *sums, size_t rows, size_t columns) {
  const size_t whole = columns / VECTOR * VECTOR;
  size_t turned = 0;
  for (; whole > 0 && turned + VECTOR <= rows; turned += VECTOR) {
    Reals chains = all(0);
    for (size_t j = 0; j < whole; j += VECTOR) {
      Reals square[VECTOR];
      load_columns(x + turned * columns + j, columns, square);
#pragma clang loop unroll(full)
      for (int c = 0; c < VECTOR; c++) chains += square[c];
    }
    __builtin_memcpy(sums + turned, &chains, sizeof chains);
  }
  for (size_t i = 0; i < rows; i++) {
    double sum = i < turned ? sums[i] : 0;
    for (size_t j = i < turned ? whole : 0; j < columns; j++) sum += x[i * columns + j];
    sums[i] = sum;
  }
}

/// largest[i] = the largest number of row i, NaN if one is NaN; tops[i] = where the first of the largest is, then 0.
static void row_tops(const double *x, double *largest, size_t *tops, size_t rows, size_t columns) {
  const size_t whole = columns / VECTOR * VECTOR;
  size_t turned = 0;
  for (; whole > 0 && turned + VECTOR <= rows; turned += VECTOR) {
    Reals most = all(-INFINITE);
    Bits where = {0}, ordered = ~where;
    for (size_t j = 0; j < whole; j += VECTOR) {
      Reals square[VECTOR];
      load_columns(x + turned * columns + j, columns, square);
#pragma clang loop unroll(full)
      for (int c = 0; c < VECTOR; c++) {
        const Bits is_larger = less(most, square[c]);
        most = choose(is_larger, square[c], most);
        where = is_larger ? (Bits)(j + c) : where;
        ordered &= equal(square[c], square[c]);
      }
    }
    most = choose(ordered, most, all(NOT_A_NUMBER));
    for (int lane = 0; lane < VECTOR; lane++) {
      largest[turned + lane] = most[lane];
      tops[turned + lane] = where[lane];
    }
  }
  for (size_t i = 0; i < rows; i++) {
    double most = i < turned ? largest[i] : -INFINITE;
    size_t where = i < turned ? tops[i] : 0;
    for (size_t j = i < turned ? whole : 0; j < columns; j++) {
      const double number = x[i * columns + j];
      if (number > most) where = j;
      most = number > most || number != number ? number : most;
    }
    largest[i] = most;
    tops[i] = most == most ? where : 0;
  }
}

static void softmax_rows(const double *logits, double *powers, size_t rows, size_t classes, double *sums,
                         double *log_rests, size_t *tops) {
  double largest[SOFTMAX_ROWS];
  row_tops(logits, largest, tops, rows, classes);
  for (size_t i = 0; i < rows; i++) {
    const double *o = logits + i * classes;
    double *shifted = powers + i * classes;
    for (size_t j = 0; j < classes; j++) shifted[j] = o[j] - largest[i];
  }
  exp_array(powers, powers, rows * classes);
  row_sums(powers, sums, rows, classes);
  // Without the largest: a zero in its place adds nothing.
  for (size_t i = 0; i < rows; i++) {
    double *top = powers + i * classes + tops[i];
    log_rests[i] = *top;
    *top = 0;
  }
  double rests[SOFTMAX_ROWS];
  row_sums(powers, rests, rows, classes);
  for (size_t i = 0; i < rows; i++) powers[i * classes + tops[i]] = log_rests[i];
  log1p_array(rests, log_rests, rows);
}

static void softmax_gradients(double *powers, size_t rows, size_t classes, const double *sums, const ptrdiff_t *targets,
                              double scale) {
  for (size_t i = 0; i < rows; i++) {
    double *p = powers + i * classes;
    const double sum = sums[i];
    for (size_t j = 0; j < classes; j++) p[j] /= sum;
    if (targets[i] >= 0) p[targets[i]] = 0;
  }
  double others[SOFTMAX_ROWS];
  row_sums(powers, others, rows, classes);
  for (size_t i = 0; i < rows; i++) {
    if (targets[i] < 0) continue;
    double *p = powers + i * classes;
    p[targets[i]] = -others[i];
    if (scale != 1) {
      for (size_t j = 0; j < classes; j++) p[j] *= scale;
    }
  }
}
