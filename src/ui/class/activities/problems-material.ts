/** Problems as a text that a room keeps. */
import * as z from 'zod/mini';

import { textLimits } from '../../../room/limits.ts';

export const problemsSchema = z.object({
  /** Of the set; '' for a single problem. */
  name: z.string(),
  problems: z
    .array(z.object({ problem: z.string(), answer: z.nullable(z.string()) }))
    .check(z.minLength(1), z.maxLength(textLimits.problems)),
});

/** What the class solves. */
export type ClassProblems = z.infer<typeof problemsSchema>;
