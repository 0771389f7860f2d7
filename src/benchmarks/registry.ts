/** All benchmarks, in the order of the help text. */
import type { Benchmark } from './benchmark.ts';
import { decodeBenchmark } from './decode/benchmark.ts';
import { loadBenchmark } from './load/benchmark.ts';
import { classBenchmark } from './class/benchmark.ts';
import { pageBenchmark } from './page/benchmark.ts';
import { prefillBenchmark } from './prefill/benchmark.ts';
import { proxyBenchmark } from './proxy/benchmark.ts';
import { relayBenchmark } from './relay/benchmark.ts';
import { renderingBenchmark } from './rendering/benchmark.ts';
import { teacherBenchmark } from './teacher/benchmark.ts';
import { trainingBenchmark } from './training/benchmark.ts';

export const benchmarks: readonly Benchmark[] = [
  pageBenchmark,
  trainingBenchmark,
  proxyBenchmark,
  prefillBenchmark,
  teacherBenchmark,
  relayBenchmark,
  renderingBenchmark,
  decodeBenchmark,
  loadBenchmark,
  classBenchmark,
];
