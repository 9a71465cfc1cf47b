#include "engine_heap.h"

#include "scratch_memory.h"

#if defined(__APPLE__)
#include <malloc/malloc.h>

int64_t engine_heap_bytes(void) {
  malloc_statistics_t statistics;
  malloc_zone_statistics(0, &statistics);
  return (int64_t)statistics.size_in_use - (int64_t)unroll_kept_bytes();
}
#else
#include <stdlib.h>
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
#include <malloc.h>

int64_t engine_heap_bytes(void) {
  struct mallinfo2 information = mallinfo2();
  return (int64_t)information.uordblks + (int64_t)information.hblkhd - (int64_t)unroll_kept_bytes();
}
#else

int64_t engine_heap_bytes(void) { return -1; }
#endif
#endif
