#include "engine_atomics.h"

static int64_t budgets;

void engine_count_budgets(int64_t change) { engine_counter_add(&budgets, change); }

bool engine_has_budgets(void) { return engine_counter_read(&budgets) != 0; }
