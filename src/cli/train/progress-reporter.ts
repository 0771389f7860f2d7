/** How far a stage of `npm run train` is. */
import { SingleBar } from 'cli-progress';

/** Shows the progress of a stage until it is stopped. */
interface Reporter<Progress> {
  readonly report: (progress: Progress) => void;
  readonly stop: () => void;
}

/** Milliseconds between the lines where there is no terminal: a stage takes hours. */
const printEveryMs = 30_000;

/** A bar with the figures that tell whether a training is well, on a terminal; a line every half minute elsewhere. */
export function progressReporter<Each extends { readonly step: number; readonly steps: number }>(
  stage: string,
  figures: (progress: Each) => string,
): Reporter<Each> {
  if (!process.stderr.isTTY) {
    let printed = 0;
    const report = (progress: Each): void => {
      if (performance.now() - printed < printEveryMs && progress.step < progress.steps) return;
      printed = performance.now();
      process.stderr.write(`${stage} ${progress.step}/${progress.steps} ${figures(progress)}\n`);
    };
    return { report, stop: () => undefined };
  }
  const bar = new SingleBar({ format: `${stage} {bar} {value}/{total} {figures}`, stream: process.stderr });
  let started = false;
  const report = (progress: Each): void => {
    const payload = { figures: figures(progress) };
    if (started) bar.update(progress.step, payload);
    else bar.start(progress.steps, progress.step, payload);
    started = true;
  };
  return { report, stop: () => bar.stop() };
}
