#ifndef ENGINE_ATOMICS_H
#define ENGINE_ATOMICS_H

#include <stdbool.h>
#include <stdint.h>

/* Counters that several threads may charge; the order of the charges does not matter, only their sum. */

static inline int64_t engine_counter_add(int64_t *counter, int64_t amount) {
  return __atomic_fetch_add(counter, amount, __ATOMIC_RELAXED);
}

static inline int64_t engine_counter_read(const int64_t *counter) {
  return __atomic_load_n(counter, __ATOMIC_RELAXED);
}

/* How many budgets there are: without one, nobody need look for the one of the task. */

/// Counts budgets that come (1) or go (-1).
void engine_count_budgets(int64_t change);
/// Whether there is a budget in the program.
bool engine_has_budgets(void);

#endif
