/** `npm run bench -- proxy`: latency, load, cancellation and memory of the proxy. */
import { Option } from 'commander';
import { wholeNumber } from '../../cli/arguments/command-line.ts';
import { compileForBench } from '../../cli/build/compile.mjs';
import { inProject } from '../../cli/project.ts';
import { defineBenchmark } from '../benchmark.ts';
import type { ProxySpeed } from './figures.ts';
import { reportOf } from './report.ts';

interface ProxySettings {
  readonly streams: number;
  readonly requests: number;
  readonly rounds: number;
  readonly peer: boolean;
}

async function measure(
  { peer, ...sizes }: ProxySettings,
  progress: (what: string) => void,
): Promise<ProxySpeed> {
  const { measureProxy } = await import('./measure.ts');
  const { portkeyPeer } = await import('./portkey-peer.ts');
  return measureProxy({
    ...sizes,
    directory: inProject('dist'),
    compile: compileForBench,
    peer: peer ? await portkeyPeer() : { absence: 'left out' },
    report: progress,
  });
}

export const proxyBenchmark = defineBenchmark({
  name: 'proxy',
  summary:
    'the same streaming load straight at a mock upstream, through a pipe, through this proxy and through a peer',
  options: [
    new Option('--streams <n>', 'the most streams at a time').argParser(wholeNumber).default(1000),
    new Option('--requests <n>', 'requests over which memory must stay flat')
      .argParser(wholeNumber)
      .default(10_000),
    new Option('--rounds <n>', 'rounds at one stream at a time').argParser(wholeNumber).default(30),
    new Option('--no-peer', 'leaves the peer out'),
  ],
  measure,
  describe: reportOf,
});
