// The first of eight lanes alone.
#define MASK __mmask8
#define MASK_OF(count) ((__mmask8)((1u << (count)) - 1))
#define LOAD_PART(x, mask) _mm512_maskz_loadu_pd(mask, x)
#define STORE_PART(x, mask, lanes) _mm512_mask_storeu_pd(x, mask, (__m512d)(lanes))
