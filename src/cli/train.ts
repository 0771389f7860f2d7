/** `npm run train -- <stage>`: trains the embedded pair, stage by stage. Each stage resumes where it was interrupted. */
import { Command } from 'commander';
import { SingleBar } from 'cli-progress';
import { trainBase } from '../training/stages/supervised.ts';
import { studentSettings, teacherSettings } from '../training/stages/settings.ts';
import { Workspace } from '../training/stages/workspace.ts';
import type { Progress } from '../training/supervised.ts';

/** A bar with the figures that tell whether a training is well, on a terminal; a line a minute elsewhere. */
function progressReporter(stage: string): { report: (progress: Progress) => void; stop: () => void } {
  if (!process.stderr.isTTY) {
    let printed = 0;
    const report = (progress: Progress): void => {
      if (performance.now() - printed < 30_000 && progress.step < progress.steps) return;
      printed = performance.now();
      const { step, steps, loss, tokensPerSecond, tokens, remaining } = progress;
      process.stderr.write(
        `${stage} ${step}/${steps} loss ${loss.toFixed(4)} ${tokensPerSecond} tokens/s, ${(tokens / 1e6).toFixed(2)}M tokens, ${Math.round(remaining / 60)} min left\n`,
      );
    };
    return { report, stop: () => undefined };
  }
  const bar = new SingleBar({
    format: `${stage} {bar} {value}/{total} loss {loss} {tokensPerSecond} tokens/s, {minutes} min left`,
    stream: process.stderr,
  });
  let started = false;
  const report = (progress: Progress): void => {
    const payload = {
      loss: progress.loss.toFixed(4),
      tokensPerSecond: progress.tokensPerSecond,
      minutes: Math.round(progress.remaining / 60),
    };
    if (started) bar.update(progress.step, payload);
    else bar.start(progress.steps, progress.step, payload);
    started = true;
  };
  return { report, stop: () => bar.stop() };
}

const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());
process.once('SIGTERM', () => interruption.abort());

const program = new Command('train')
  .description('Trains the embedded student and teacher. Stages resume where they were interrupted.')
  .option('--run <folder>', 'where checkpoints and logs lie', 'runs/train')
  .option('--threads <n>', 'threads of ONNX Runtime', (text) => Number.parseInt(text, 10), 2);

async function base(stage: 'student' | 'teacher'): Promise<void> {
  const options = program.opts<{ run: string; threads: number }>();
  const { report, stop } = progressReporter(stage);
  const settings = stage === 'student' ? studentSettings : teacherSettings;
  await trainBase(stage, settings, {
    workspace: new Workspace(options.run),
    threads: options.threads,
    report,
    signal: interruption.signal,
  });
  stop();
}

program
  .command('student')
  .description('the base student')
  .action(() => base('student'));
program
  .command('teacher')
  .description('the teacher')
  .action(() => base('teacher'));

await program.parseAsync();
