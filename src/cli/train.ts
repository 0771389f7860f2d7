/** `npm run train -- <stage>`: trains the embedded pair, stage by stage. Each stage resumes where it was interrupted. */
import { Command } from 'commander';
import { SingleBar } from 'cli-progress';
import { exportPair, reportOn } from '../training/stages/report.ts';
import { studentSettings, teacherSettings } from '../training/stages/settings.ts';
import { trainBase, type StageRun } from '../training/stages/supervised.ts';
import { trainWarmup } from '../training/stages/warmup.ts';
import { Workspace, type ModelStage } from '../training/stages/workspace.ts';
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

const options = (): { run: string; threads: number } => program.opts();

async function train(stage: ModelStage): Promise<void> {
  const { report, stop } = progressReporter(stage);
  const run: StageRun = {
    workspace: new Workspace(options().run),
    threads: options().threads,
    report,
    signal: interruption.signal,
  };
  if (stage === 'warmup') await trainWarmup(run);
  else await trainBase(stage, stage === 'student' ? studentSettings : teacherSettings, run);
  stop();
}

async function report(stages: readonly ModelStage[]): Promise<void> {
  const workspace = new Workspace(options().run);
  for (const stage of stages) {
    const figures = await reportOn(stage, workspace, options().threads, (line) =>
      process.stderr.write(`${line}\n`),
    );
    process.stdout.write(`${stage} ${JSON.stringify(figures, null, 2)}\n`);
  }
}

async function writePair(): Promise<void> {
  const lines = await exportPair(new Workspace(options().run), 'public/models');
  process.stdout.write(`${lines.join('\n')}\n`);
}

const stages: readonly ModelStage[] = ['student', 'warmup', 'teacher'];

program
  .command('student')
  .description('the base student')
  .action(() => train('student'));
program
  .command('warmup')
  .description('the student learns the form of a call')
  .action(() => train('warmup'));
program
  .command('teacher')
  .description('the teacher')
  .action(() => train('teacher'));
program
  .command('report [stage]')
  .description('accuracy on both test splits, one stage or all')
  .action((stage: string | undefined) => {
    const known = stages.find((each) => each === stage);
    if (stage !== undefined && known === undefined)
      program.error(`There is no stage ${stage}.`, { exitCode: 2 });
    return report(known === undefined ? stages : [known]);
  });
program.command('export').description('writes the pair to public/models').action(writePair);
program
  .command('all', { isDefault: true })
  .description('everything, in order')
  .action(async () => {
    for (const stage of stages) {
      await train(stage);
      if (interruption.signal.aborted) return;
    }
    await report(stages);
    await writePair();
  });

await program.parseAsync();
