/**
 * All saved runs as one file: JSON Lines, a head and then a run on each line. A file of this form is read line by line, so
 * that it may be larger than a text in memory.
 */
import { z } from 'zod';

import type { RelayEvent } from '../../relay/events.ts';
import { parseTrace, formatTrace } from '../../relay/trace.ts';
import { LARGEST_TRACE } from '../trace/limits.ts';
import type { RunSummary } from './history-store.ts';

const format = 'relay-runs/1';
const head = `{"format":${JSON.stringify(format)}}`;

export interface ArchivedRun {
  readonly id: string;
  readonly changed: number;
  readonly known: string | null;
  readonly name?: string;
  readonly isStarred?: boolean;
  readonly events: readonly RelayEvent[];
}

/** How many runs of a file are new, were here before, and could not be read. */
export interface ImportReport {
  readonly added: number;
  readonly present: number;
  readonly broken: number;
}

const line = z.object({
  id: z.string().regex(/^[\w -]{1,64}$/),
  changed: z.number(),
  name: z.string().max(500).exactOptional(),
  isStarred: z.boolean().exactOptional(),
  trace: z.unknown(),
});

/** @param events of a run, from its first one */
export function archiveLine(facts: RunSummary, events: Iterable<RelayEvent>): string {
  const { id, changed, name, isStarred, known } = facts;
  const trace: unknown = JSON.parse(formatTrace(events, new Date(changed).toISOString(), known));
  return `${JSON.stringify({ id, changed, name, isStarred, trace })}\n`;
}

export const archiveHead = `${head}\n`;

/** Whether a file is such an archive, by its first bytes. */
export async function isArchive(file: Blob): Promise<boolean> {
  return (await file.slice(0, head.length).text()) === head;
}

/** The runs of an archive; null in the place of each that cannot be read. */
export async function* archivedRuns(file: Blob): AsyncGenerator<ArchivedRun | null, void, undefined> {
  let isHead = true;
  for await (const text of linesOf(file)) {
    if (!isHead && text.trim() !== '') yield runOf(text);
    isHead = false;
  }
}

function runOf(text: string): ArchivedRun | null {
  try {
    const { trace, ...facts } = line.parse(JSON.parse(text));
    const { events, answer } = parseTrace(JSON.stringify(trace));
    return { ...facts, known: answer ?? null, events };
  } catch {
    return null;
  }
}

/** A line that is longer than any run becomes one that is none. */
async function* linesOf(file: Blob): AsyncGenerator<string, void, undefined> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > LARGEST_TRACE) rest = '?';
  }
  if (rest !== '') yield rest;
}
