#ifndef PEAK_H
#define PEAK_H

/// Floating-point operations that a loop of nothing but independent fused multiply-adds does, with the widest vectors
/// that the processor has; the caller takes the time. `result` keeps the compiler from leaving it out.
double peak_operations(long rounds, double *result);

#endif
