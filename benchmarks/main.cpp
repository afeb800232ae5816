// The benchmark table: one scene per file in this folder.
#include <benchmark/benchmark.h>

BENCHMARK_MAIN();
