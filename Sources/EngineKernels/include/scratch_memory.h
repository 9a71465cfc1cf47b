#ifndef SCRATCH_MEMORY_H
#define SCRATCH_MEMORY_H

#include <stddef.h>

// Memory for what a pass writes and forgets. Training takes the same large pieces thousands of times, and a piece fresh
// from the system costs more than what is written to it: large pieces that are given back are kept for the next taker,
// at most 128 MiB of them. engine_heap_bytes does not count what is kept. Of small pieces, which networks of a few units
// take by the dozen, each thread keeps 27 KiB at most until it ends; they count.

/// Room for so many numbers, aligned to a line of the cache where it is large; null without memory.
double *unroll_take(size_t count);
/// Gives back what unroll_take gave for the same count.
void unroll_give(double *numbers, size_t count);
/// How many bytes are kept at the moment.
size_t unroll_kept_bytes(void);

#endif
