// Products of matrices over one path's lanes: included by products_<path>.c, which sets PATH (the name of its table),
// VECTOR (how many lanes), ROWS and WIDE (the tile: how many rows, how many vectors wide, so that its sums fit the
// registers) and, with a pragma, the processor's features.
//
// Every element of the output is one chain: out = fma(a_k, b_k, out) for k upwards. Lanes, tiles, blocks and threads
// split the outputs, never a chain; a block of k that ends stores its sums, which is exact. So the bits are the same for
// every path, shape and way of calling.

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "products_table.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline, unused))
#define PANEL (WIDE * VECTOR)  // columns of a packed panel
#define DEPTH 384              // k of a block: a panel of b fits the first cache
#define BLOCK (24 * ROWS)      // rows of a block: packed, they fit the second

typedef double Lanes __attribute__((vector_size(VECTOR * 8), aligned(8)));

INLINE Lanes load(const double *x) { return *(const Lanes *)x; }
INLINE void store(double *x, Lanes lanes) { *(Lanes *)x = lanes; }

/// A tile of `rows` x `vectors` lanes of the output: out[r, j] = fma(a[r, k], b[k, j], out[r, j]).
INLINE void tile(const double *a, size_t a_row, size_t a_step, const double *b, size_t b_step, double *out,
                 size_t out_row, size_t depth, const int rows, const int vectors) {
  Lanes sums[ROWS][WIDE];
  for (int r = 0; r < rows; r++) {
    for (int v = 0; v < vectors; v++) sums[r][v] = load(out + r * out_row + v * VECTOR);
  }
  for (size_t k = 0; k < depth; k++) {
    Lanes right[WIDE];
    for (int v = 0; v < vectors; v++) right[v] = load(b + k * b_step + v * VECTOR);
    for (int r = 0; r < rows; r++) {
      const Lanes left = a[r * a_row + k * a_step] - (Lanes){0};
      for (int v = 0; v < vectors; v++) sums[r][v] = __builtin_elementwise_fma(left, right[v], sums[r][v]);
    }
  }
  for (int r = 0; r < rows; r++) {
    for (int v = 0; v < vectors; v++) store(out + r * out_row + v * VECTOR, sums[r][v]);
  }
}

/// Tiles of a fixed width down all rows.
INLINE void column(const double *a, size_t a_row, size_t a_step, const double *b, size_t b_step, double *out,
                   size_t out_row, size_t depth, size_t rows, const int vectors) {
  size_t i = 0;
  for (; i + ROWS <= rows; i += ROWS) {
    tile(a + i * a_row, a_row, a_step, b, b_step, out + i * out_row, out_row, depth, ROWS, vectors);
  }
  for (; i + 2 <= rows; i += 2) {
    tile(a + i * a_row, a_row, a_step, b, b_step, out + i * out_row, out_row, depth, 2, vectors);
  }
  if (i < rows) tile(a + i * a_row, a_row, a_step, b, b_step, out + i * out_row, out_row, depth, 1, vectors);
}

/// The columns that do not fill a vector.
static void rest(const double *a, size_t a_row, size_t a_step, const double *b, size_t b_step, double *out,
                 size_t out_row, size_t depth, size_t rows, size_t columns) {
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < columns; j++) {
      double sum = out[i * out_row + j];
      for (size_t k = 0; k < depth; k++) sum = __builtin_fma(a[i * a_row + k * a_step], b[k * b_step + j], sum);
      out[i * out_row + j] = sum;
    }
  }
}

/// Operands where they lie: for small products.
static void add_product(const double *a, size_t a_row, size_t a_step, const double *b, double *out, size_t rows,
                        size_t inner, size_t columns) {
  size_t j = 0;
#define COLUMNS(vectors)                                                                                  \
  for (; j + (vectors) * VECTOR <= columns; j += (vectors) * VECTOR) {                                    \
    column(a, a_row, a_step, b + j, columns, out + j, columns, inner, rows, vectors);                     \
  }
  COLUMNS(WIDE)
  COLUMNS(2)
  COLUMNS(1)
#undef COLUMNS
  if (j < columns) rest(a, a_row, a_step, b + j, columns, out + j, columns, inner, rows, columns - j);
}

/// Columns of b rounded up to whole vectors, which is how wide the packed rows are.
INLINE size_t padded(size_t columns) { return (columns + VECTOR - 1) / VECTOR * VECTOR; }

/// Blocks of DEPTH rows, in them panels of PANEL columns, in them row by row; the last panel is narrower.
static void pack(const double *b, size_t b_row, size_t b_column, double *packed, size_t inner, size_t columns) {
  const size_t width = padded(columns);
  for (size_t first = 0; first < inner; first += DEPTH) {
    const size_t depth = inner - first < DEPTH ? inner - first : DEPTH;
    for (size_t j = 0; j < width; j += PANEL) {
      const size_t panel = width - j < PANEL ? width - j : PANEL;
      double *target = packed + first * width + j * depth;
      const size_t there = columns - j < panel ? columns - j : panel;
      if (b_column == 1) {
        for (size_t k = 0; k < depth; k++) {
          for (size_t c = 0; c < there; c++) target[k * panel + c] = b[(first + k) * b_row + j + c];
          for (size_t c = there; c < panel; c++) target[k * panel + c] = 0;
        }
      } else {
        for (size_t c = 0; c < there; c++) {
          for (size_t k = 0; k < depth; k++) target[k * panel + c] = b[(first + k) * b_row + (j + c) * b_column];
        }
        for (size_t c = there; c < panel; c++) {
          for (size_t k = 0; k < depth; k++) target[k * panel + c] = 0;
        }
      }
    }
  }
}

/// Rows of a in groups of ROWS, a group's elements side by side for each k.
INLINE void pack_rows(const double *a, size_t a_row, size_t a_step, double *packed, size_t rows, size_t depth) {
  for (size_t i = 0; i < rows; i += ROWS) {
    const size_t there = rows - i < ROWS ? rows - i : ROWS;
    double *target = packed + i * depth;
    if (a_row == 1) {
      for (size_t k = 0; k < depth; k++) {
        for (size_t r = 0; r < there; r++) target[k * ROWS + r] = a[i + r + k * a_step];
      }
    } else {
      for (size_t r = 0; r < there; r++) {
        for (size_t k = 0; k < depth; k++) target[k * ROWS + r] = a[(i + r) * a_row + k * a_step];
      }
    }
  }
}

/// One panel of packed b against a block of packed rows of a.
INLINE void panel_column(const double *a, const double *b, double *out, size_t out_row, size_t depth, size_t rows,
                         const int vectors) {
  size_t i = 0;
  for (; i + ROWS <= rows; i += ROWS) {
    tile(a + i * depth, 1, ROWS, b, vectors * VECTOR, out + i * out_row, out_row, depth, ROWS, vectors);
  }
  if (i == rows) return;
  a += i * depth;
  out += i * out_row;
  for (i = rows - i; i >= 2; i -= 2, a += 2, out += 2 * out_row) {
    tile(a, 1, ROWS, b, vectors * VECTOR, out, out_row, depth, 2, vectors);
  }
  if (i) tile(a, 1, ROWS, b, vectors * VECTOR, out, out_row, depth, 1, vectors);
}

static void panel_columns(const double *a, const double *b, double *out, size_t out_row, size_t depth, size_t rows,
                          size_t vectors) {
  switch (vectors) {
    case 1: panel_column(a, b, out, out_row, depth, rows, 1); break;
    case 2: panel_column(a, b, out, out_row, depth, rows, 2); break;
    default: panel_column(a, b, out, out_row, depth, rows, WIDE); break;
  }
}

static bool add_packed_product(const double *a, size_t a_row, size_t a_step, const double *packed, double *out,
                               size_t rows, size_t inner, size_t columns) {
  const size_t most = (rows < BLOCK ? (rows + ROWS - 1) / ROWS * ROWS : BLOCK) * (inner < DEPTH ? inner : DEPTH);
  double *scratch = malloc((most ? most : 1) * sizeof(double));
  if (!scratch) return false;
  const size_t width = padded(columns);
  for (size_t first = 0; first < inner; first += DEPTH) {
    const size_t depth = inner - first < DEPTH ? inner - first : DEPTH;
    for (size_t i = 0; i < rows; i += BLOCK) {
      const size_t count = rows - i < BLOCK ? rows - i : BLOCK;
      pack_rows(a + i * a_row + first * a_step, a_row, a_step, scratch, count, depth);
      for (size_t j = 0; j < width; j += PANEL) {
        const size_t panel = width - j < PANEL ? width - j : PANEL;
        const double *right = packed + first * width + j * depth;
        double *target = out + i * columns + j;
        if (j + panel <= columns) {
          panel_columns(scratch, right, target, columns, depth, count, panel / VECTOR);
          continue;
        }
        // The last panel reaches beyond the output: a copy with room takes it.
        double room[BLOCK * PANEL];
        const size_t there = columns - j;
        for (size_t r = 0; r < count; r++) {
          for (size_t c = 0; c < panel; c++) room[r * panel + c] = c < there ? target[r * columns + c] : 0;
        }
        panel_columns(scratch, right, room, panel, depth, count, panel / VECTOR);
        for (size_t r = 0; r < count; r++) {
          for (size_t c = 0; c < there; c++) target[r * columns + c] = room[r * panel + c];
        }
      }
    }
  }
  free(scratch);
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

const ProductsTable PATH = {
    .add_product = add_product,
    .pack = pack,
    .add_packed_product = add_packed_product,
    .add_vector_product = add_vector_product,
};
