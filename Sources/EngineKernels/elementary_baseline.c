// Two lanes with what every processor of the architecture has (SSE2, NEON). Where there is no fused
// multiply-add instruction, fma of the C library does it, correctly rounded as everywhere, and slowly.
#define PATH unroll_elementary_baseline
#define VECTOR 2
#define BROAD 8
#include "parts_baseline.h"
#include "elementary_path.h"
