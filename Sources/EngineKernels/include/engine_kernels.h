#ifndef ENGINE_KERNELS_H
#define ENGINE_KERNELS_H

#include "elementary.h"
#include "engine_heap.h"
#include "matrix_products.h"
#include "scratch_memory.h"
#include "thread_pool.h"

#endif
