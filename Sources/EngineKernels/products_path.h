// Products of matrices over one path's lanes: included by products_<path>.c, which sets PATH (the name of its table),
// VECTOR (how many lanes), ROWS and WIDE (the tile: how many rows, how many vectors wide, so that its sums fit the
// registers), MASK and its like (parts_<path>.h: the first lanes of a vector alone) and, with a pragma, the processor's
// features.
//
// Every element of the output is one chain: out = fma(a_k, b_k, out) for k upwards. Lanes, tiles, blocks and threads
// split the outputs, never a chain; a block of k that ends stores its sums, which is exact. So the bits are the same for
// every path, shape and way of calling.

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "products_table.h"
#include "scratch_memory.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline, unused))
#define PANEL (WIDE * VECTOR)  // columns of a packed panel
#ifndef DEPTH
#define DEPTH 256              // k of a block: packed rows of a and a panel of b stay in the second cache
#endif
#define PIECE (16 * ROWS)      // rows that take a block of b from the cache together
#define BLOCK (64 * ROWS)      // rows of a block that are packed together: a panel of b serves as many as can be

typedef double Lanes __attribute__((vector_size(VECTOR * 8), aligned(8)));

INLINE Lanes load(const double *x) { return *(const Lanes *)x; }
INLINE void store(double *x, Lanes lanes) { *(Lanes *)x = lanes; }

/// What the sums begin with: out itself, or the same row for each row of out (`row` is 0).
typedef struct {
  const double *from;
  size_t row;
} Start;

/// The place `rows` further down and `columns` to the right.
INLINE Start further(Start start, size_t rows, size_t columns) {
  return (Start){start.from + rows * start.row + columns, start.row};
}

/// A tile of `rows` x `vectors` lanes of the output: out[r, j] = fma(a[r, k], b[k, j], start[r, j]). Of the last vector
/// only the lanes of the mask are there, if `partial`; a packed b is whole, its pads are zeros.
INLINE void tile(const double *a, size_t a_row, size_t a_step, const double *b, size_t b_step, Start start, double *out,
                 size_t out_row, size_t depth, const int rows, const int vectors, const bool partial, MASK mask,
                 const bool packed) {
  Lanes sums[32];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      const double *from = start.from + r * start.row + v * VECTOR;
      sums[r * vectors + v] = partial && v == vectors - 1 ? (Lanes)LOAD_PART(from, mask) : load(from);
    }
  }
  for (size_t k = 0; k < depth; k++) {
    Lanes right[8];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      const double *from = b + k * b_step + v * VECTOR;
      right[v] = partial && !packed && v == vectors - 1 ? (Lanes)LOAD_PART(from, mask) : load(from);
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      const Lanes left = a[r * a_row + k * a_step] - (Lanes){0};
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) {
        sums[r * vectors + v] = __builtin_elementwise_fma(left, right[v], sums[r * vectors + v]);
      }
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      double *to = out + r * out_row + v * VECTOR;
      if (partial && v == vectors - 1) {
        STORE_PART(to, mask, sums[r * vectors + v]);
      } else {
        store(to, sums[r * vectors + v]);
      }
    }
  }
}

/// Tiles of a fixed width down all rows. Packed rows of a lie in groups of ROWS, `a_group` apart.
INLINE void strip(const double *a, size_t a_row, size_t a_step, size_t a_group, const double *b, size_t b_step,
                  Start start, double *out, size_t out_row, size_t depth, size_t rows, const int vectors,
                  const bool partial, MASK mask, const bool packed) {
  for (; rows >= ROWS; rows -= ROWS, a += a_group, out += ROWS * out_row, start = further(start, ROWS, 0)) {
    tile(a, a_row, a_step, b, b_step, start, out, out_row, depth, ROWS, vectors, partial, mask, packed);
  }
#define REST(count)                                                                                        \
  case count:                                                                                              \
    tile(a, a_row, a_step, b, b_step, start, out, out_row, depth, count, vectors, partial, mask, packed);  \
    break;
  switch (rows) {
    REST(1)
    REST(2)
    REST(3)
#if ROWS > 4
    REST(4)
    REST(5)
#endif
#if ROWS > 6
    REST(6)
    REST(7)
#endif
    default: break;
  }
#undef REST
}

/// Operands where they lie: for small products.
static void add_product(const double *a, size_t a_row, size_t a_step, const double *b, const double *from,
                        size_t from_row, double *out, size_t rows, size_t inner, size_t columns) {
  size_t j = 0;
  const Start start = {from, from_row};
  const MASK none = MASK_OF(0);
  if (rows == 1) {
    // One row has chains as many as vectors side by side: eight hide their latency.
#define ROW(vectors)                                                                                     \
  for (; j + (vectors) * VECTOR <= columns; j += (vectors) * VECTOR) {                                   \
    tile(a, a_row, a_step, b + j, columns, further(start, 0, j), out + j, columns, inner, 1, vectors,    \
         false, none, false);                                                                            \
  }
    ROW(8)
    ROW(4)
    ROW(2)
    ROW(1)
#undef ROW
    if (j < columns) {
      const MASK mask = MASK_OF(columns - j);
      tile(a, a_row, a_step, b + j, columns, further(start, 0, j), out + j, columns, inner, 1, 1, true, mask, false);
    }
    return;
  }
#define COLUMNS(vectors)                                                                                   \
  for (; j + (vectors) * VECTOR <= columns; j += (vectors) * VECTOR) {                                     \
    strip(a, a_row, a_step, ROWS * a_row, b + j, columns, further(start, 0, j), out + j, columns, inner,   \
          rows, vectors, false, none, false);                                                              \
  }
  COLUMNS(WIDE)
#if WIDE > 2
  COLUMNS(2)
#endif
  COLUMNS(1)
#undef COLUMNS
  if (j < columns) {
    const MASK mask = MASK_OF(columns - j);
    strip(a, a_row, a_step, ROWS * a_row, b + j, columns, further(start, 0, j), out + j, columns, inner, rows, 1,
          true, mask, false);
  }
}

/// Columns of b rounded up to whole vectors, which is how wide the packed rows are.
INLINE size_t padded(size_t columns) { return (columns + VECTOR - 1) / VECTOR * VECTOR; }

/// One block of rows of b, in panels of PANEL columns, in them row by row; the last panel is narrower.
static void pack_block(const double *b, size_t b_row, size_t b_column, double *packed, size_t depth, size_t columns) {
  const size_t width = padded(columns);
  for (size_t j = 0; j < width; j += PANEL) {
    const size_t panel = width - j < PANEL ? width - j : PANEL;
    double *target = packed + j * depth;
    const size_t there = columns - j < panel ? columns - j : panel;
    if (b_column == 1 && there == PANEL) {
      for (size_t k = 0; k < depth; k++) {
        for (int v = 0; v < WIDE; v++) {
          store(target + k * PANEL + v * VECTOR, load(b + k * b_row + j + v * VECTOR));
        }
      }
    } else if (b_column == 1) {
      for (size_t k = 0; k < depth; k++) {
        for (size_t c = 0; c < there; c++) target[k * panel + c] = b[k * b_row + j + c];
        for (size_t c = there; c < panel; c++) target[k * panel + c] = 0;
      }
    } else {
      for (size_t c = 0; c < there; c++) {
        for (size_t k = 0; k < depth; k++) target[k * panel + c] = b[k * b_row + (j + c) * b_column];
      }
      for (size_t c = there; c < panel; c++) {
        for (size_t k = 0; k < depth; k++) target[k * panel + c] = 0;
      }
    }
  }
}

/// Blocks of DEPTH rows, one after the other.
static void pack(const double *b, size_t b_row, size_t b_column, double *packed, size_t inner, size_t columns) {
  for (size_t first = 0; first < inner; first += DEPTH) {
    const size_t depth = inner - first < DEPTH ? inner - first : DEPTH;
    pack_block(b + first * b_row, b_row, b_column, packed + first * padded(columns), depth, columns);
  }
}

/// A block of packed b against rows of a, panel by panel.
INLINE void panels(const double *a, size_t a_row, size_t a_step, size_t a_group, const double *packed, Start start,
                   double *out, size_t depth, size_t rows, size_t columns) {
  const size_t width = padded(columns);
  const MASK none = MASK_OF(0);
  size_t j = 0;
  for (; j + PANEL <= columns; j += PANEL) {
    strip(a, a_row, a_step, a_group, packed + j * depth, PANEL, further(start, 0, j), out + j, columns, depth, rows,
          WIDE, false, none, true);
  }
  if (j == columns) return;
  const size_t panel = width - j;
  const double *right = packed + j * depth;
  const Start last = further(start, 0, j);
#define LAST(vectors)                                                                                            \
  if (width == columns) {                                                                                        \
    strip(a, a_row, a_step, a_group, right, panel, last, out + j, columns, depth, rows, vectors, false, none,    \
          true);                                                                                                 \
  } else {                                                                                                       \
    const MASK mask = MASK_OF(VECTOR - (width - columns));                                                       \
    strip(a, a_row, a_step, a_group, right, panel, last, out + j, columns, depth, rows, vectors, true, mask,     \
          true);                                                                                                 \
  }
  switch (panel / VECTOR) {
    case 1: LAST(1) break;
    case 2: LAST(2) break;
    default: LAST(WIDE) break;
  }
#undef LAST
}

/// Rows of a as they lie, b packed.
static void add_packed_product(const double *a, size_t a_stride, const double *packed, const double *from,
                               size_t from_row, double *out, size_t rows, size_t inner, size_t columns) {
  Start start = {from, from_row};
  for (size_t first = 0; first < inner; first += DEPTH) {
    const size_t depth = inner - first < DEPTH ? inner - first : DEPTH;
    for (size_t i = 0; i < rows; i += PIECE) {
      const size_t count = rows - i < PIECE ? rows - i : PIECE;
      panels(a + i * a_stride + first, a_stride, 1, ROWS * a_stride, packed + first * padded(columns),
             further(start, i, 0), out + i * columns, depth, count, columns);
    }
    start = (Start){out, columns};
  }
}

/// Rows of a in groups of ROWS, a group's elements side by side for each k; of a last, smaller group the rest is unset.
static void pack_rows(const double *a, size_t a_row, size_t a_step, double *packed, size_t rows, size_t depth) {
  const size_t whole = a_row == 1 ? rows / ROWS * ROWS : 0;
  // Where the rows of a are columns in memory, one line of memory after the other is shared out among the groups.
  for (size_t k = 0; whole > 0 && k < depth; k++) {
    for (size_t i = 0; i < whole; i += ROWS) {
      for (int r = 0; r < ROWS; r++) packed[i * depth + k * ROWS + r] = a[k * a_step + i + r];
    }
  }
  for (size_t i = whole; i < rows; i++) {
    double *target = packed + i / ROWS * ROWS * depth + i % ROWS;
    for (size_t k = 0; k < depth; k++) target[k * ROWS] = a[i * a_row + k * a_step];
  }
}

/// Large products: a block of b and a block of rows of a are packed in turn. False, and nothing done, without memory.
static bool add_blocked_product(const double *a, size_t a_row, size_t a_step, const double *b, double *out, size_t rows,
                                size_t inner, size_t columns) {
  const size_t most = inner < DEPTH ? inner : DEPTH;
  const size_t lines = rows < BLOCK ? (rows + ROWS - 1) / ROWS * ROWS : BLOCK;
  const size_t count = (padded(columns) + lines) * most;
  double *right = unroll_take(count);
  if (!right) return false;
  double *left = right + padded(columns) * most;
  for (size_t first = 0; first < inner; first += DEPTH) {
    const size_t depth = inner - first < DEPTH ? inner - first : DEPTH;
    pack_block(b + first * columns, columns, 1, right, depth, columns);
    for (size_t i = 0; i < rows; i += BLOCK) {
      const size_t some = rows - i < BLOCK ? rows - i : BLOCK;
      pack_rows(a + i * a_row + first * a_step, a_row, a_step, left, some, depth);
      double *target = out + i * columns;
      panels(left, 1, ROWS, ROWS * depth, right, (Start){target, columns}, target, depth, some, columns);
    }
  }
  unroll_give(right, count);
  return true;
}

/// out[i] = fma(a[i, k], x[k], out[i]): eight chains at a time.
static void add_vector_product(const double *a, size_t columns, const double *x, double *out, size_t rows) {
  size_t i = 0;
  for (; i + 8 <= rows; i += 8) {
    double sums[8];
    for (int r = 0; r < 8; r++) sums[r] = out[i + r];
    for (size_t k = 0; k < columns; k++) {
      for (int r = 0; r < 8; r++) sums[r] = __builtin_fma(a[(i + r) * columns + k], x[k], sums[r]);
    }
    for (int r = 0; r < 8; r++) out[i + r] = sums[r];
  }
  for (; i < rows; i++) {
    double sum = out[i];
    for (size_t k = 0; k < columns; k++) sum = __builtin_fma(a[i * columns + k], x[k], sum);
    out[i] = sum;
  }
}

static void multiply(const double *a, const double *b, double *out, size_t count) {
  size_t i = 0;
  for (; i + VECTOR <= count; i += VECTOR) store(out + i, load(a + i) * load(b + i));
  for (; i < count; i++) out[i] = a[i] * b[i];
}

/// Sums of columns, a few vectors of them at a time.
static void add_rows(const double *a, size_t a_stride, double *out, size_t steps, size_t columns) {
  size_t j = 0;
#define SUMS(vectors)                                                                       \
  for (; j + (vectors) * VECTOR <= columns; j += (vectors) * VECTOR) {                      \
    Lanes sums[vectors];                                                                    \
    for (int v = 0; v < (vectors); v++) sums[v] = load(out + j + v * VECTOR);               \
    for (size_t t = 0; t < steps; t++) {                                                    \
      const double *row = a + t * a_stride + j;                                             \
      for (int v = 0; v < (vectors); v++) sums[v] += load(row + v * VECTOR);                \
    }                                                                                       \
    for (int v = 0; v < (vectors); v++) store(out + j + v * VECTOR, sums[v]);               \
  }
  SUMS(8)
  SUMS(4)
  SUMS(1)
#undef SUMS
  for (; j < columns; j++) {
    double sum = out[j];
    for (size_t t = 0; t < steps; t++) sum += a[t * a_stride + j];
    out[j] = sum;
  }
}

const ProductsTable PATH = {
    .add_product = add_product,
    .add_blocked_product = add_blocked_product,
    .pack = pack,
    .add_packed_product = add_packed_product,
    .add_vector_product = add_vector_product,
    .multiply = multiply,
    .add_rows = add_rows,
};
