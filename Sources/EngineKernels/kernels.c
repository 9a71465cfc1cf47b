#include "engine_kernels.h"
