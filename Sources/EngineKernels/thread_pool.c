#define _GNU_SOURCE
#include "thread_pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>
#if defined(__linux__)
#include <sched.h>
#endif

/// What one call of unroll_parallel has to do; lives on the stack of its caller.
typedef struct {
  void (*work)(void *context, size_t index);
  void *context;
  size_t count;
  _Atomic size_t next;
} Job;

/// Held by the call that has the workers.
static pthread_mutex_t owner = PTHREAD_MUTEX_INITIALIZER;
/// Guards what follows.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;
static pthread_cond_t ended = PTHREAD_COND_INITIALIZER;
static Job *current;
/// How many workers may still join the job, how many are at it, how many there are.
static size_t places, working, workers;

/// Whether this thread is doing a piece of a job.
static _Thread_local bool inside;

static _Atomic size_t forced;

/// The most threads of one call.
#define MOST 64

static size_t count_processors(void) {
#if defined(__linux__)
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return (size_t)CPU_COUNT(&allowed);
#endif
  const long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (size_t)online : 1;
}

/// Asked of the system once.
static size_t processor_count(void) {
  static _Atomic size_t known;
  size_t count = atomic_load_explicit(&known, memory_order_relaxed);
  if (count == 0) {
    count = count_processors();
    atomic_store_explicit(&known, count, memory_order_relaxed);
  }
  return count;
}

size_t unroll_thread_count(void) {
  const size_t asked = atomic_load_explicit(&forced, memory_order_relaxed);
  const size_t count = asked ? asked : processor_count();
  return count < MOST ? count : MOST;
}

void unroll_force_threads(size_t count) { atomic_store_explicit(&forced, count, memory_order_relaxed); }

static void run(Job *job) {
  for (;;) {
    const size_t index = atomic_fetch_add_explicit(&job->next, 1, memory_order_relaxed);
    if (index >= job->count) return;
    job->work(job->context, index);
  }
}

static void *serve(void *unused) {
  (void)unused;
  inside = true;
  pthread_mutex_lock(&lock);
  for (;;) {
    while (!current || places == 0) pthread_cond_wait(&arrived, &lock);
    Job *job = current;
    places--;
    working++;
    pthread_mutex_unlock(&lock);
    run(job);
    pthread_mutex_lock(&lock);
    working--;
    if (working == 0) pthread_cond_signal(&ended);
  }
  return 0;
}

/// Starts what is missing of `wanted` workers, with all signals left to the program's own threads. Needs the lock.
static void start_workers(size_t wanted) {
  if (workers >= wanted) return;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  while (workers < wanted) {
    pthread_t thread;
    if (pthread_create(&thread, 0, serve, 0) != 0) break;
    pthread_detach(thread);
    workers++;
  }
  pthread_sigmask(SIG_SETMASK, &before, 0);
}

void unroll_parallel(size_t count, void (*work)(void *context, size_t index), void *context) {
  Job job = {.work = work, .context = context, .count = count};
  const size_t allowed = unroll_thread_count();
  const size_t threads = allowed < count ? allowed : count;
  if (threads < 2 || inside || pthread_mutex_trylock(&owner) != 0) {
    run(&job);
    return;
  }
  pthread_mutex_lock(&lock);
  start_workers(threads - 1);
  current = &job;
  places = threads - 1;
  pthread_cond_broadcast(&arrived);
  pthread_mutex_unlock(&lock);

  inside = true;
  run(&job);
  inside = false;

  pthread_mutex_lock(&lock);
  current = 0;
  places = 0;
  while (working > 0) pthread_cond_wait(&ended, &lock);
  pthread_mutex_unlock(&lock);
  pthread_mutex_unlock(&owner);
}
