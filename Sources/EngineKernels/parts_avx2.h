// The first of four lanes alone.
#define MASK __m256i
#define MASK_OF(count) _mm256_cmpgt_epi64(_mm256_set1_epi64x((long long)(count)), _mm256_setr_epi64x(0, 1, 2, 3))
#define LOAD_PART(x, mask) _mm256_maskload_pd(x, mask)
#define STORE_PART(x, mask, lanes) _mm256_maskstore_pd(x, mask, (__m256d)(lanes))
