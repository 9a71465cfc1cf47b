#ifndef ENGINE_HEAP_H
#define ENGINE_HEAP_H

#include <stdint.h>

/// How many bytes the program holds of what it allocated, but for what is kept for reuse; -1 where the C library does not tell.
int64_t engine_heap_bytes(void);

#endif
