// Four lanes with AVX2 and FMA.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define PATH unroll_elementary_avx2
#define VECTOR 4
#define BROAD 16
#include "parts_avx2.h"
#include "elementary_path.h"
#pragma clang attribute pop
#else
typedef int elementary_avx2_is_for_x86_64;
#endif
