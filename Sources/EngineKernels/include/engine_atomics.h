#ifndef ENGINE_ATOMICS_H
#define ENGINE_ATOMICS_H

#include <stdint.h>

/* Counters that several threads may charge; the order of the charges does not matter, only their sum. */

static inline int64_t engine_counter_add(int64_t *counter, int64_t amount) {
  return __atomic_fetch_add(counter, amount, __ATOMIC_RELAXED);
}

static inline int64_t engine_counter_read(const int64_t *counter) {
  return __atomic_load_n(counter, __ATOMIC_RELAXED);
}

#endif
