/**
 * Measures how foreign a text is to a model from the surprise at its tokens. A model's `familiarity.json` maps this to
 * how often an answer to such a text is right, and whether to warn. Callers supply the surprises and word the warning.
 */
import { z } from 'zod';

import { engineError, ModelError } from './errors.ts';

/** In the folder of config.json, which says whether it exists. */
export const calibrationFile = 'familiarity.json';

/** The default number of tokens in the worst window. */
export const defaultWindow = 8;

/** The surprise at a text, in nats per token. */
export interface SurpriseStatistics {
  readonly mean: number;
  /** The largest mean of a few neighbouring tokens: one foreign phrase in a known text. */
  readonly worstWindow: number;
}

export const statisticNames = [
  'mean',
  'worstWindow',
] as const satisfies readonly (keyof SurpriseStatistics)[];

const probability = z.number().min(0).max(1);
const count = z.int().nonnegative();

const bin = z.object({
  /** The lower bound of this bin. */
  from: z.number().nonnegative(),
  /** Share of right answers. */
  right: probability,
  problems: count,
});

const calibrationSchema = z.object({
  format: z.literal('relay-familiarity/1'),
  /** SHA-256 of the weights that it was measured with; it does not apply to others. */
  weights: z.string(),
  statistic: z.enum(statisticNames),
  window: z.int().positive(),
  /** By rising surprise, the first from 0. */
  bins: z.array(bin).min(1),
  /** Surprise above which the text is called foreign. */
  warnsAbove: z.number(),
  measuredOn: z.object({
    policy: z.string(),
    teacher: z.string().nullable(),
    /** Of right against wrong answers by the statistic; null if all answers were right or all were wrong. */
    auroc: probability.nullable(),
    sets: z.array(z.object({ name: z.string(), problems: count, right: probability, warned: probability })),
  }),
});

/** The contents of `familiarity.json`. */
export type Calibration = z.infer<typeof calibrationSchema>;

/** How familiar a text is to a model. */
export interface FamiliarityReading extends SurpriseStatistics {
  /** How often the answer to a text as surprising as this one is right. */
  readonly probabilityRight: number;
  /** Whether the text is unlike those that the model learned. */
  readonly warns: boolean;
}

/**
 * @param value familiarity.json, parsed as JSON
 * @param weights SHA-256 of the model's weights
 * @returns null if it was measured with other weights
 * @throws ModelError if the value is not a calibration
 */
export function parseCalibration(value: unknown, weights: string): Calibration | null {
  const result = calibrationSchema.safeParse(value);
  if (!result.success) {
    const detail = z.prettifyError(result.error);
    throw new ModelError(engineError('file-not-understood', { file: calibrationFile, detail }));
  }
  return result.data.weights === weights ? result.data : null;
}

/** @returns null for a text without tokens, or with values that are not finite */
export function statisticsOf(surprises: Float32Array, window = defaultWindow): SurpriseStatistics | null {
  if (surprises.length === 0 || !surprises.every(Number.isFinite)) return null;
  const width = Math.min(window, surprises.length);
  let inWindow = 0;
  let largest = -Infinity;
  surprises.forEach((surprise, i) => {
    inWindow += surprise - (i >= width ? (surprises[i - width] ?? 0) : 0);
    if (i >= width - 1) largest = Math.max(largest, inWindow / width);
  });
  const mean = surprises.reduce((sum, surprise) => sum + surprise, 0) / surprises.length;
  return { mean, worstWindow: largest };
}

/** Applies a calibration to a text. */
export function familiarityOf(
  statistics: SurpriseStatistics,
  { statistic, bins, warnsAbove }: Pick<Calibration, 'statistic' | 'bins' | 'warnsAbove'>,
): FamiliarityReading {
  const surprise = statistics[statistic];
  const { right = 0 } = bins.findLast(({ from }) => from <= surprise) ?? bins[0] ?? {};
  return { ...statistics, probabilityRight: right, warns: surprise > warnsAbove };
}
