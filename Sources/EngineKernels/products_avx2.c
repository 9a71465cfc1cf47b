// Four lanes with AVX2 and FMA: twelve of the sixteen registers hold sums.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define PATH unroll_products_avx2
#define VECTOR 4
#define ROWS 6
#define WIDE 2
#include "parts_avx2.h"
#include "products_path.h"
#pragma clang attribute pop
#else
typedef int products_avx2_is_for_x86_64;
#endif
