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
  if (count * sizeof(double) < LARGE) return malloc((count ? count : 1) * sizeof(double));
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
    free(numbers);
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
