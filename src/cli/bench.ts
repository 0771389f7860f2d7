/** `npm run bench -- NAME`: measures, and prints what it measured. Timings are never tests. */
import { Command } from 'commander';
import { defaultDevice, init } from '../training/jax.ts';
import { measureSpeed, type Work } from '../training/speed.ts';
import { positiveNumber, reportFailure, wholeNumber } from './command-line.ts';
import { compileForBench } from './compile.mjs';
import { inProject } from './models.ts';
import { studentSettings, teacherSettings } from '../training/stages/settings.ts';

interface ProxyBenchOptions {
  readonly json?: true;
  readonly streams: number;
  readonly requests: number;
  readonly rounds: number;
  readonly peer: boolean;
}

interface ReadAheadBenchOptions {
  readonly json?: true;
  readonly problems: number;
  readonly reading: number;
  readonly embedded?: true;
}

/** Sequences that are sampled at once: the rollouts of one step. */
const SEQUENCES = 128;

const program = new Command('bench').description(
  'Measures the speed of a part on this machine, or how well the page sets formulas.',
);

program
  .command('train')
  .description('train step and sampling of student and teacher, against a plain MatMul in the same run')
  .option('--json', 'print one JSON object and nothing else')
  .option('--threads <n>', 'threads of ONNX Runtime', positiveNumber, 2)
  .action(async ({ json, threads }: { json?: true; threads: number }) => {
    await init('cpu');
    defaultDevice('cpu');
    const results = {
      student: await measureSpeed(studentSettings.config, studentSettings, { sequences: SEQUENCES, threads }),
      teacher: await measureSpeed(teacherSettings.config, teacherSettings, { sequences: SEQUENCES, threads }),
    };
    if (json === true) {
      process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
      return;
    }
    const line = ({ tokensPerSecond, gflops, share }: Work): string =>
      `${Math.round(tokensPerSecond)} tokens/s, ${gflops.toFixed(1)} GFLOP/s, ${(100 * share).toFixed(0)} %`;
    for (const [name, { matmulGflops, training, sampling }] of Object.entries(results)) {
      process.stdout.write(
        `${name}: training ${line(training)}; sampling ${line(sampling)} of a MatMul's ${matmulGflops.toFixed(1)} GFLOP/s\n`,
      );
    }
  });

program
  .command('page')
  .description('sizes of the page, a first visit, and how smoothly a run of 8,000 tokens streams and replays')
  .option('--json', 'print one JSON object and nothing else')
  .action(async ({ json }: { json?: true }) => {
    const { measurePage } = await import('../../e2e/page-speed.ts');
    const speed = await measurePage();
    if (json === true) process.stdout.write(`${JSON.stringify(speed, null, 2)}\n`);
    else for (const [part, figures] of Object.entries(speed)) console.log(`${part}:`, figures);
  });

program
  .command('proxy')
  .description(
    'the same streaming load straight at a mock upstream, through a pipe, through this proxy and through a peer',
  )
  .option('--json', 'print one JSON object and nothing else')
  .option('--streams <n>', 'the most streams at a time', wholeNumber, 1000)
  .option('--requests <n>', 'requests over which memory shall stay flat', wholeNumber, 10_000)
  .option('--rounds <n>', 'rounds at one stream at a time', wholeNumber, 30)
  .option('--no-peer', 'leaves the peer out')
  .action(async ({ json, peer, ...sizes }: ProxyBenchOptions) => {
    const { measureProxy } = await import('../proxy/speed/measure.ts');
    const { reportOf } = await import('../proxy/speed/report.ts');
    const { portkeyPeer } = await import('./bench-peer.ts');
    const speed = await measureProxy({
      ...sizes,
      directory: inProject('dist'),
      compile: compileForBench,
      peer: peer ? await portkeyPeer() : { absence: 'left out' },
      report: (what) => console.error(`Measuring: ${what} ...`),
    });
    process.stdout.write(`${json === true ? JSON.stringify(speed, null, 2) : reportOf(speed)}\n`);
  });

program
  .command('read-ahead')
  .description('the first token of a call, with and without the teacher reading ahead, behind a real proxy')
  .option('--json', 'print one JSON object and nothing else')
  .option('--problems <n>', 'problems with calls, each solved twice; at least 16', wholeNumber, 60)
  .option('--reading <ms>', "how long a server of somebody else's takes to read a prompt", wholeNumber, 60)
  .option('--embedded', 'leaves that server out')
  .action(async ({ json, problems, reading, embedded }: ReadAheadBenchOptions) => {
    const { measureReadAhead, readAheadReport } = await import('./read-ahead-speed/measure.ts');
    const speed = await measureReadAhead({
      problems,
      readingMs: embedded === true ? null : reading,
      report: (what) => console.error(`Measuring: ${what} ...`),
    });
    process.stdout.write(`${json === true ? JSON.stringify(speed, null, 2) : readAheadReport(speed)}\n`);
  });

program
  .command('rendering')
  .description(
    'how much of the problems and solutions in .jsonl files the page sets as maths, against KaTeX alone',
  )
  .requiredOption('--data <folder>', 'folder with .jsonl files, for example downloaded benchmarks')
  .option('--json', 'print one JSON object and nothing else')
  .action(async ({ data, json }: { data: string; json?: true }) => {
    const { measureRendering, renderingReport } = await import('./rendering-coverage.ts');
    const results = await measureRendering(data);
    process.stdout.write(`${json === true ? JSON.stringify(results, null, 2) : renderingReport(results)}\n`);
  });

await program.parseAsync().catch((error: unknown) => {
  process.exitCode = reportFailure(error);
});
