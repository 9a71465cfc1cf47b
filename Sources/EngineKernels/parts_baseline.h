// The first of two lanes alone.
#define MASK int
#define MASK_OF(count) ((int)(count))
#define LOAD_PART(x, mask) ((void)(mask), (double __attribute__((vector_size(16)))){*(x), 0})
#define STORE_PART(x, mask, lanes) ((void)(mask), (void)(*(x) = (lanes)[0]))
