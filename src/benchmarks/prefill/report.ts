/** Prints the figures of the prefill benchmark. */
import type { Quantiles } from '../proxy/quantiles.ts';
import type { PrefillFigures, PrefillSpeed } from './figures.ts';

/** The figures as lines for a person. */
export function describePrefill({ embedded, slowReader }: PrefillSpeed): string {
  const ms = ({ p50, p99 }: Quantiles): string => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const part = (name: string, figures: PrefillFigures): string[] => [
    `${name}: ${figures.calls} calls in ${figures.problems} problems, milliseconds p50 / p99`,
    `  first token, off: ${ms(figures.firstToken.off)}; on: ${ms(figures.firstToken.on)}; ratio of the medians: ${figures.ratio.toFixed(2)}`,
    `  saved at the same call (median): ${figures.saved.toFixed(1)}; the student writes its command in ${ms(figures.command)}`,
    `  whole run, off: ${ms(figures.run.off)}; on: ${ms(figures.run.on)}; solutions that differ: ${figures.different}`,
  ];
  return [
    ...part('The embedded teacher', embedded),
    ...(slowReader === null
      ? []
      : part(`A server that reads a prompt for ${slowReader.readingMs} ms`, slowReader)),
  ].join('\n');
}
