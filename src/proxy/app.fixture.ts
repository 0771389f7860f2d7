/** For tests of the proxy's app: a request, teachers that follow a script, and a way to ask. */
import type { TeacherChunk, TeacherRequest } from '../relay/teacher.ts';
import type { createProxy } from './app.ts';
import type { Upstream } from './upstream.ts';

export const body = { problem: 'What is 2 + 3?', prefix: 'We add: ', maxTokens: 8, temperature: 0, seed: 1 };
/** What a teacher gets of it. */
export const request: TeacherRequest = { ...body, prefixIds: [], fingerprint: '' };

export const text = (value: string): TeacherChunk => ({ type: 'text', text: value });
export const done: TeacherChunk = { type: 'done', endedSolution: true, tokens: 2 };

export function upstream(write: Upstream['write']): Upstream {
  return { description: { name: 'test-teacher', kind: 'embedded', fingerprint: 'abc' }, write };
}

/** A teacher that writes `chunks`, then ends, fails or waits for the signal. */
export function teacherOf(chunks: readonly TeacherChunk[], end: Error | 'wait' | null = null) {
  const seen: TeacherRequest[] = [];
  const signals: AbortSignal[] = [];
  const teacher = upstream(async function* (asked, signal = new AbortController().signal) {
    seen.push(asked);
    signals.push(signal);
    yield* chunks;
    if (end === 'wait') {
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    } else if (end !== null) throw end;
  });
  return { teacher, seen, signals };
}

/** @param headers beside the type of the body */
export function post(
  app: ReturnType<typeof createProxy>,
  raw: string,
  contentType = 'application/json',
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return Promise.resolve(
    app.request('/api/teacher', {
      method: 'POST',
      body: raw,
      headers: { 'Content-Type': contentType, ...headers },
    }),
  );
}
