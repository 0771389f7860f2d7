/**
 * A saved lesson, `relay-lesson/1`: what a class did together, with its runs and without names, as a file that opens again
 * without a server. Parses what it reads.
 */
import { z } from 'zod';

import { parseTrace } from '../../../relay/trace.ts';
import { materialIdSchema, solveResultSchema } from '../../../room/commands.ts';
import { PageError, pageError } from '../../page-error.ts';
import { problemsSchema } from '../activities/problems-material.ts';

const count = z.int().nonnegative();
const material = materialIdSchema;

const questionSchema = z.object({
  number: count,
  prefix: z.string(),
  tokens: z.int(),
  /** The proposals with their votes. */
  proposals: z.array(z.object({ text: z.string(), votes: count })),
  taken: z.string().nullable(),
});

/** One activity. A material is a key of the file's `materials`. */
const partSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('watch'), number: count, material }),
  z.object({
    mode: z.literal('predict'),
    number: count,
    material,
    /** The marks of each device. */
    marks: z.array(z.array(count)),
    /** The words with calls; null where they were not shown. */
    called: z.array(count).nullable(),
  }),
  z.object({
    mode: z.literal('solve'),
    number: count,
    material,
    /** The results of each device. */
    results: z.array(z.array(solveResultSchema)),
  }),
  z.object({ mode: z.literal('teach'), number: count, material, questions: z.array(questionSchema) }),
]);

export const partsSchema = z.array(partSchema);

export type LessonPart = z.infer<typeof partSchema>;

const format = 'relay-lesson/1';

const lessonSchema = z.object({
  format: z.literal(format),
  /** When it was saved: ISO 8601. */
  saved: z.string(),
  parts: partsSchema,
  /** Texts of runs (`relay-trace/3`) and of problems, by their ids. */
  materials: z.record(z.string(), z.string()),
});

export interface SavedLesson {
  readonly saved: string;
  readonly parts: readonly LessonPart[];
  readonly materials: Readonly<Record<string, string>>;
}

/** The ids of all texts that these parts need. */
export function materialsOf(parts: readonly LessonPart[]): readonly string[] {
  const all = parts.flatMap((part) => [
    part.material,
    ...(part.mode === 'solve' ? part.results.flat().flatMap(({ material: run }) => run ?? []) : []),
  ]);
  return [...new Set(all)];
}

/**
 * The lesson of these parts. What has no text is left out: an activity without its run, and the run of a result.
 * @param texts by their ids
 */
export function lessonOf(
  parts: readonly LessonPart[],
  texts: Readonly<Record<string, string>>,
  saved: Date,
): SavedLesson {
  const kept = parts
    .filter(({ material: own }) => texts[own] !== undefined)
    .map((part): LessonPart => {
      if (part.mode !== 'solve') return part;
      const withText = (id: string | null) => (id === null || texts[id] === undefined ? null : id);
      const results = part.results.map((own) =>
        own.map((result) => ({ ...result, material: withText(result.material) })),
      );
      return { ...part, results };
    });
  const materials = Object.fromEntries(materialsOf(kept).map((id) => [id, texts[id] ?? '']));
  return { saved: saved.toISOString(), parts: kept, materials };
}

/** Writes a lesson. */
export const formatLesson = (lesson: SavedLesson): string => `${JSON.stringify({ format, ...lesson })}\n`;

/** Reads what `formatLesson` wrote. @throws PageError for everything else */
export function parseLesson(text: string): SavedLesson {
  try {
    const { saved, parts, materials } = lessonSchema.parse(JSON.parse(text));
    for (const part of parts) {
      const own = materials[part.material] ?? '';
      // A file that names runs that it does not have, or has no runs in their place, is refused as a whole.
      if (part.mode === 'solve') problemsSchema.parse(JSON.parse(own));
      else parseTrace(own);
    }
    return { saved, parts, materials };
  } catch (cause) {
    throw new PageError(pageError('lesson-broken'), { cause });
  }
}
