// Eight lanes with AVX-512: twenty-four of the thirty-two registers hold sums.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl"))), apply_to = function)
#define PATH unroll_products_avx512
#define VECTOR 8
#define ROWS 8
#define WIDE 3
#include "parts_avx512.h"
#include "products_path.h"
#pragma clang attribute pop
#else
typedef int products_avx512_is_for_x86_64;
#endif
