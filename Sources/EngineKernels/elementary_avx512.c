// Eight lanes with AVX-512.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#define PATH unroll_elementary_avx512
#define VECTOR 8
#define BROAD 32
#include "parts_avx512.h"
#include "elementary_path.h"
#pragma clang attribute pop
#else
typedef int elementary_avx512_is_for_x86_64;
#endif
