#include "peak.h"

/// Independent chains of fused multiply-adds, enough to hide the latency, few enough for the registers.
#define PEAK(name, lanes, chains, constraint)                                                        \
  static double name(long rounds, double *result) {                                                  \
    typedef double Lanes __attribute__((vector_size((lanes) * 8)));                                  \
    Lanes sums[chains];                                                                              \
    for (int i = 0; i < (chains); i++) sums[i] = (Lanes){0} + i;                                     \
    Lanes factor = (Lanes){0} + 0.999999, term = (Lanes){0} + 1e-9;                                  \
    for (long round = 0; round < rounds; round++) {                                                  \
      __asm__ volatile("" : "+" constraint(factor), "+" constraint(term));                           \
      for (int i = 0; i < (chains); i++) sums[i] = __builtin_elementwise_fma(sums[i], factor, term); \
    }                                                                                                \
    for (int i = 0; i < (chains); i++) *result += sums[i][0];                                        \
    return 2.0 * (lanes) * (chains) * rounds;                                                        \
  }

#if defined(__x86_64__)
__attribute__((target("avx512f"))) PEAK(with_avx512, 8, 12, "v")
__attribute__((target("avx2,fma"))) PEAK(with_avx2, 4, 12, "x")
PEAK(with_sse2, 2, 12, "x")
#else
PEAK(with_neon, 2, 16, "w")
#endif

double peak_operations(long rounds, double *result) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return with_avx512(rounds, result);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return with_avx2(rounds, result);
  return with_sse2(rounds, result);
#else
  return with_neon(rounds, result);
#endif
}
