/**
 * The targets of a load: the fake model server itself, this proxy, or a peer. Each is asked for the same stream in its own
 * protocol, and returns the same tokens.
 */
import { z } from 'zod';
import { eventNames, paths, teacherChunk } from '../../teacher/api-schema.ts';
import { problemOf, type Task } from './task.ts';

export interface BenchmarkTarget {
  /** Address of the POST. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  body(task: Task): unknown;
  /** What an event adds to the answer; null where it adds nothing. */
  textOf(event: { readonly event?: string | undefined; readonly data: string }): string | null;
}

/** The model's name in the benchmark. */
export const mockModel = 'mock';

const completion = z.object({ choices: z.array(z.object({ text: z.string() })) });

/** Anything that speaks OpenAI's completions. */
export function completionsTarget(
  base: string,
  headers: Readonly<Record<string, string>> = {},
): BenchmarkTarget {
  return {
    url: `${base}/completions`,
    headers,
    body: (task) => ({
      model: mockModel,
      prompt: problemOf(task),
      max_tokens: task.tokens,
      temperature: 0,
      seed: 0,
      stream: true,
      stream_options: { include_usage: true },
    }),
    textOf: ({ data }) =>
      data === '[DONE]' ? null : (completion.parse(JSON.parse(data)).choices[0]?.text ?? null),
  };
}

/** This project's proxy at `base`. */
export function proxyTarget(base: string): BenchmarkTarget {
  return {
    url: `${base}${paths.teacher}`,
    headers: {},
    body: (task) => ({
      problem: problemOf(task),
      prefix: '',
      maxTokens: task.tokens,
      temperature: 0,
      seed: 0,
    }),
    textOf: ({ event, data }) => {
      if (event !== eventNames.chunk) return null;
      const chunk = teacherChunk.parse(JSON.parse(data));
      return chunk.type === 'text' ? chunk.text : null;
    },
  };
}
