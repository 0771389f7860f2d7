/**
 * The rows of the paper's table for models behind servers or in folders, planned from a JSON file that names them
 * (docs/evaluation.md). Rows whose models are not named are left out.
 */
import { z } from 'zod';
import { jsonOrUndefined } from '../../bytes/json.ts';
import type { Reference } from '../../evaluation/table.ts';
import type { PolicyName } from '../../relay/events.ts';
import { UsageError } from '../arguments/command-line.ts';
import type { ModelChoice } from '../models/model-choice.ts';

/** A row to be measured. */
export interface PlannedRow {
  /** In the table and in the name of its results file. */
  readonly label: string;
  readonly policy: PolicyName;
  readonly student: ModelChoice;
  readonly teacher: ModelChoice;
  readonly reference?: Reference;
}

const model = z.union([
  z.strictObject({ folder: z.string().min(1) }).transform(({ folder }): ModelChoice => {
    return { kind: 'folder', path: folder };
  }),
  z
    .strictObject({ url: z.url(), model: z.string().min(1), template: z.string().optional() })
    .transform(({ url, model, template }): ModelChoice => {
      return { kind: 'server', url, model, template: template ?? null };
    }),
]);

const plan = z.strictObject({
  /** The student before reinforcement learning. */
  base: model,
  /** The student after reinforcement learning without calls. */
  grpo: model.optional(),
  /** A student that carries a router (CITER): a model in a folder. */
  router: model.optional(),
  /** The student that learned to call. */
  relay: model.optional(),
  teacher: model,
  /** Teachers that the student was not trained with. */
  otherTeachers: z.record(z.string().min(1), model).default({}),
  /** Lengths of the rows with a fixed length. */
  lengths: z.array(z.int().positive()).default([20, 100, 500]),
  /** Thresholds of the router. */
  thresholds: z.array(z.number().min(0).max(1)).default([0.5]),
  /** Thresholds of entropy for the base student, which never learned to call; in nats. */
  entropies: z.array(z.number().nonnegative()).default([]),
});

/**
 * @param name of the file, for messages
 * @throws UsageError
 */
export function planRows(text: string, name: string): PlannedRow[] {
  const parsed = plan.safeParse(jsonOrUndefined(text));
  if (!parsed.success)
    throw new UsageError(`${name} is no plan: ${z.prettifyError(parsed.error).replace(/\s*\n\s*/g, ' ')}`);
  const { base, grpo, router, relay, teacher, otherTeachers, lengths, thresholds, entropies } = parsed.data;
  const row = (
    label: string,
    policy: PolicyName,
    student: ModelChoice,
    more: Partial<PlannedRow> = {},
  ): PlannedRow => ({ label, policy, student, teacher, ...more });
  return [
    row('base', 'never', base, { reference: 'student' }),
    ...(grpo === undefined ? [] : [row('GRPO only', 'never', grpo, { reference: 'reinforced' })]),
    ...(router === undefined
      ? []
      : thresholds.map((threshold) => row(`CITER-style router ${threshold}`, `router:${threshold}`, router))),
    ...entropies.map((nats) => row(`entropy ${nats}`, `entropy:${nats}`, base)),
    ...(relay === undefined
      ? []
      : [
          row('RelayLLM', 'learned', relay),
          row('teacher-free', 'never', relay),
          ...lengths.map((tokens) => row(`fixed length ${tokens}`, `fixed:${tokens}`, relay)),
          ...Object.entries(otherTeachers).map(([other, swapped]) =>
            row(`teacher ${other}`, 'learned', relay, { teacher: swapped }),
          ),
        ]),
    row('teacher only', 'always', base, { reference: 'teacher' }),
  ];
}
