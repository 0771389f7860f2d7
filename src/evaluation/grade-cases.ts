/** Cases with a known verdict, by which the grader is measured. */
import { z } from 'zod';
import { jsonOrUndefined } from '../bytes/json.ts';
import { grade } from '../math/answer/grade.ts';
import type { AnswerSource } from '../math/answer/find-answer.ts';

/** A file that holds no cases. The message says where and why. */
export class GradeCaseError extends Error {
  override readonly name = 'GradeCaseError';
}

const textOrNumber = z.union([z.string(), z.number().transform(String)]);
const gradeCase = z.object({
  gold: textOrNumber,
  prediction: textOrNumber,
  expected: z.boolean(),
  /** The names of Math-Verify's own cases are understood, too. */
  options: z
    .object({
      precision: z.number().int().min(0).max(15).optional(),
      relationsForSets: z.boolean().optional(),
      allow_set_relation_comp: z.boolean().optional(),
    })
    .optional(),
});

export type GradeCase = z.infer<typeof gradeCase>;

export interface Disagreement {
  readonly gold: string;
  readonly prediction: string;
  readonly expected: boolean;
  /** What the grader compared; null where it found no answer. */
  readonly answer: string | null;
  readonly source: AnswerSource | null;
}

export interface Agreement {
  readonly total: number;
  readonly agree: number;
  /** agree / total */
  readonly agreement: number;
  /** Wrong predictions that the grader takes. */
  readonly falsePositives: number;
  /** Right predictions that it refuses. */
  readonly falseNegatives: number;
  readonly disagreements: readonly Disagreement[];
}

/**
 * @param name what the file is called in messages
 * @throws GradeCaseError for the first line that is no case, and for an empty file
 */
export function parseGradeCases(text: string, name: string): GradeCase[] {
  return linesOf(text, name, gradeCase, '{"gold": "1/2", "prediction": "0.5", "expected": true}');
}

/** The distinct known answers of a set of problems. @throws GradeCaseError */
export function parseAnswers(text: string, name: string): string[] {
  const lines = linesOf(text, name, z.object({ answer: textOrNumber }), '{"answer": "5"}');
  return [...new Set(lines.map(({ answer }) => answer))];
}

function linesOf<T>(text: string, name: string, schema: z.ZodType<T>, form: string): T[] {
  const found = text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(jsonOrUndefined(line));
    if (parsed.success) return [parsed.data];
    throw new GradeCaseError(`${name}, line ${index + 1} is no case. A line is ${form}.`);
  });
  if (found.length > 0) return found;
  throw new GradeCaseError(`${name} holds no case. Write one on each line, as in ${form}.`);
}

export function agreementOf(cases: readonly GradeCase[]): Agreement {
  const disagreements: Disagreement[] = [];
  for (const { gold, prediction, expected, options = {} } of cases) {
    const { precision, relationsForSets, allow_set_relation_comp: comparison } = options;
    const verdict = grade(prediction, gold, { precision, relationsForSets: relationsForSets ?? comparison });
    const { answer, source } = verdict;
    if (verdict.right !== expected) disagreements.push({ gold, prediction, expected, answer, source });
  }
  const [total, agree] = [cases.length, cases.length - disagreements.length];
  const falseNegatives = disagreements.filter(({ expected }) => expected).length;
  return {
    total,
    agree,
    agreement: agree / total,
    falsePositives: disagreements.length - falseNegatives,
    falseNegatives,
    disagreements,
  };
}

export function describeAgreement(agreement: Agreement): string {
  const { total, agree, falsePositives, falseNegatives, disagreements } = agreement;
  const short = (text: string): string =>
    (text.length > 80 ? `... ${text.slice(-76)}` : text).replace(/\s+/g, ' ');
  return [
    `${agree} of ${total} agree (${(100 * agreement.agreement).toFixed(1)} %), ${falsePositives} false positives, ${falseNegatives} false negatives`,
    ...disagreements.map(({ gold, prediction, expected, answer, source }) =>
      `${expected ? 'refused' : 'taken'}: ${short(gold)} | ${short(prediction)} -> ${source ?? 'no answer'} ${short(answer ?? '')}`.trim(),
    ),
  ].join('\n');
}
