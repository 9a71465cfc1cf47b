#include "scratch_memory.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

/// From how many bytes on pieces are kept.
#define LARGE ((size_t)4096)
/// How many bytes and pieces are kept at most.
#define MOST_BYTES ((size_t)128 << 20)
#define MOST_PIECES 64

typedef struct {
  void *memory;
  size_t bytes;
} Piece;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/// What is kept, the longest kept first.
static Piece kept[MOST_PIECES];
static size_t kept_count;
static size_t kept_bytes;

/// Small pieces are kept, too, by each thread for itself: so many sizes, a line of the cache apart, and so many pieces of
/// each size; 27 KiB in all.
#define LINE ((size_t)64)
#define SIZES 8
#define OF_A_SIZE 12

typedef struct {
  void *pieces[SIZES][OF_A_SIZE];
  size_t counts[SIZES];
} Small;

static _Thread_local Small *small;
static pthread_key_t small_key;
static pthread_once_t small_once = PTHREAD_ONCE_INIT;

/// Frees what a thread kept, at its end.
static void free_small(void *kept) {
  Small *pieces = kept;
  for (size_t size = 0; size < SIZES; size++) {
    while (pieces->counts[size] > 0) free(pieces->pieces[size][--pieces->counts[size]]);
  }
  free(pieces);
  small = 0;
}

static bool has_small_key;

static void make_small_key(void) { has_small_key = pthread_key_create(&small_key, free_small) == 0; }

/// What this thread keeps; null if it cannot keep anything.
static Small *make_small(void) {
  pthread_once(&small_once, make_small_key);
  if (!has_small_key) return 0;
  small = calloc(1, sizeof *small);
  if (small && pthread_setspecific(small_key, small) != 0) {
    free(small);
    small = 0;
  }
  return small;
}

static double *take_small(size_t bytes) {
  const size_t size = bytes == 0 ? 0 : (bytes - 1) / LINE;
  if (size >= SIZES) return malloc(bytes);
  if (small && small->counts[size] > 0) return small->pieces[size][--small->counts[size]];
  return malloc((size + 1) * LINE);
}

static void give_small(double *numbers, size_t bytes) {
  const size_t size = bytes == 0 ? 0 : (bytes - 1) / LINE;
  Small *pieces = size < SIZES ? (small ? small : make_small()) : 0;
  if (pieces && pieces->counts[size] < OF_A_SIZE) {
    pieces->pieces[size][pieces->counts[size]++] = numbers;
  } else {
    free(numbers);
  }
}

/// Whole pages.
static size_t rounded(size_t count) { return (count * sizeof(double) + 4095) / 4096 * 4096; }

/// Takes a piece out of what is kept. Needs the lock.
static void *remove_piece(size_t index) {
  void *memory = kept[index].memory;
  kept_bytes -= kept[index].bytes;
  kept_count--;
  for (; index < kept_count; index++) kept[index] = kept[index + 1];
  return memory;
}

double *unroll_take(size_t count) {
  if (count * sizeof(double) < LARGE) return take_small(count * sizeof(double));
  const size_t bytes = rounded(count);
  void *memory = 0;
  pthread_mutex_lock(&lock);
  for (size_t i = kept_count; i-- > 0 && !memory;) {
    if (kept[i].bytes == bytes) memory = remove_piece(i);
  }
  pthread_mutex_unlock(&lock);
  if (!memory && posix_memalign(&memory, 64, bytes) != 0) return 0;
  return memory;
}

void unroll_give(double *numbers, size_t count) {
  if (count * sizeof(double) < LARGE) {
    give_small(numbers, count * sizeof(double));
    return;
  }
  const size_t bytes = rounded(count);
  if (bytes > MOST_BYTES) {
    free(numbers);
    return;
  }
  pthread_mutex_lock(&lock);
  while (kept_count == MOST_PIECES || kept_bytes + bytes > MOST_BYTES) free(remove_piece(0));
  kept[kept_count++] = (Piece){numbers, bytes};
  kept_bytes += bytes;
  pthread_mutex_unlock(&lock);
}

size_t unroll_kept_bytes(void) {
  pthread_mutex_lock(&lock);
  const size_t bytes = kept_bytes;
  pthread_mutex_unlock(&lock);
  return bytes;
}
