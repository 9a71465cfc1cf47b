// Prints a digest of the bits of each elementary function, of the products of matrices and of rotations: two processors
// whose output is the same compute the same. For architectures that the whole program is not built for; see
// scripts/test-processors.

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "elementary.h"
#include "matrix_products.h"

static uint64_t state = 7;

static uint64_t next(void) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return state ^ (state >> 29);
}

static double uniform(void) { return (double)(next() >> 11) * 0x1p-53 - 0.5; }

static uint64_t digest(const double *numbers, size_t count) {
  uint64_t digest = 0xcbf29ce484222325u;
  for (size_t i = 0; i < count; i++) {
    uint64_t bits;
    memcpy(&bits, numbers + i, sizeof bits);
    digest = (digest ^ bits) * 0x100000001b3u;
  }
  return digest;
}

static double power(double x) { return unroll_pow(fabs(x), 1.75); }

#define COUNT 4000
#define ORDER 61

int main(void) {
  static double x[COUNT], y[COUNT];
  const double special[] = {0, -0.0, 1, -1, INFINITY, -INFINITY, NAN, 0x1p-1074, -DBL_MIN, DBL_MAX};
  for (int i = 0; i < COUNT; i++) {
    const uint64_t bits = next();
    switch (i < 10 ? 4 : i % 4) {
      case 0: x[i] = 4 * uniform(); break;
      case 1: x[i] = 80 * uniform(); break;
      case 2: x[i] = 1500 * uniform(); break;
      case 3: memcpy(x + i, &bits, sizeof bits); break;
      default: x[i] = special[i];
    }
  }
  const struct {
    const char *name;
    double (*one)(double);
  } functions[] = {
      {"exp", unroll_exp},         {"expm1", unroll_expm1},
      {"log", unroll_log},         {"log1p", unroll_log1p},
      {"tanh", unroll_tanh},       {"tanh'", unroll_tanh_derivative},
      {"sigmoid", unroll_sigmoid}, {"sigmoid'", unroll_sigmoid_derivative},
      {"erf", unroll_erf},         {"erfc", unroll_erfc},
      {"sin", unroll_sin},         {"cos", unroll_cos},
      {"pow", power},
  };
  for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {
    for (int i = 0; i < COUNT; i++) y[i] = functions[f].one(x[i]);
    printf("%-9s %016llx\n", functions[f].name, (unsigned long long)digest(y, COUNT));
  }
  unroll_tanh_array(x, y, COUNT - 3);
  printf("%-9s %016llx\n", "tanh of many", (unsigned long long)digest(y, COUNT - 3));

  static double slopes[COUNT];
  unroll_tanh_slope_array(x, y, slopes, COUNT - 3);
  printf("%-9s %016llx\n", "with its slope", (unsigned long long)(digest(y, COUNT - 3) ^ digest(slopes, COUNT - 3)));

  static double sums[COUNT], rests[COUNT];
  static size_t tops[COUNT];
  static ptrdiff_t targets[COUNT];
  for (size_t classes = 2; classes < 40; classes += 7) {
    const size_t rows = COUNT / classes;
    for (size_t i = 0; i < rows; i++) targets[i] = (ptrdiff_t)(i % (classes + 1)) - 1;
    unroll_softmax_rows(x, y, rows, classes, sums, rests, tops);
    unroll_softmax_gradients(y, rows, classes, sums, targets, 0.5);
    for (size_t i = 0; i < rows; i++) {
      if (rests[i] != rests[i]) rests[i] = NAN;
      for (size_t j = 0; j < classes; j++) {
        if (y[i * classes + j] != y[i * classes + j]) y[i * classes + j] = NAN;
      }
    }
    printf("%-2zu classes %016llx\n", classes,
           (unsigned long long)(digest(y, rows * classes) ^ digest(rests, rows) ^ (uint64_t)tops[rows / 2]));
  }

  static double a[ORDER * ORDER], b[ORDER * ORDER], out[ORDER * ORDER];
  for (int rows = 1; rows < ORDER; rows += 7) {
    for (int i = 0; i < ORDER * ORDER; i++) a[i] = uniform(), b[i] = uniform(), out[i] = uniform();
    unroll_add_product(a, ORDER, b, out, rows, ORDER, ORDER);
    unroll_add_transposed_product(a, ORDER, b, out, ORDER, rows, ORDER);
    unroll_add_vector_product(a, b, out, rows, ORDER);
    unroll_set_product(a, ORDER, b, a, out + ORDER, rows - 1, ORDER, ORDER);
    unroll_add_rows(b, ORDER, out, rows, ORDER);
    printf("%-2d rows   %016llx\n", rows, (unsigned long long)digest(out, ORDER * ORDER));
  }

  // What lies behind the pairs is nobody's: the lanes of a vector may write there.
  enum { PAIRS = 11, PITCH = 24, LENGTH = 20 };
  static double from[2 * LENGTH * PITCH], to[2 * LENGTH * PITCH], pairs[2 * LENGTH * PAIRS];
  for (int k = 0; k < 2 * LENGTH; k++) {
    for (int i = 0; i < PAIRS; i++) from[k * PITCH + i] = uniform();
  }
  for (int round = 0; round < 4 * PAIRS - 2; round += 2) {
    unroll_rotate_pairs(from, to, PAIRS, PITCH, LENGTH, 1e-15);
    unroll_rotate_pairs(to, from, PAIRS, PITCH, LENGTH, 1e-15);
  }
  for (int k = 0; k < 2 * LENGTH; k++) memcpy(pairs + k * PAIRS, from + k * PITCH, PAIRS * sizeof *pairs);
  printf("rotations %016llx\n", (unsigned long long)digest(pairs, 2 * LENGTH * PAIRS));
  return 0;
}
