#ifndef THREAD_POOL_H
#define THREAD_POOL_H

#include <stddef.h>

// Threads for large work. They split outputs or whole runs, never a sum: no result depends on how many there are.

/// How many threads one call may use, its own included: those that were asked for, or as many as the program may use
/// processors.
size_t unroll_thread_count(void);
/// Sets how many threads a call may use, for measurements and tests; 0 is as many as there are processors.
void unroll_force_threads(size_t count);

/// Calls work(context, i) once for each i in 0..<count and returns when all calls have ended.
///
/// The indices are handed out upwards. On the calling thread alone if only one thread is allowed, if the caller is
/// itself such a piece of work, or if another call has the threads at the moment: a program never has more than one
/// set of them.
void unroll_parallel(size_t count, void (*work)(void *context, size_t index), void *context);

#endif
