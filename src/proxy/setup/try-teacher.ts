/** Asks a teacher for two tokens, and reports what was sent, what came and how long it took. */
import { codedError } from '../../errors/coded-error.ts';
import { TeacherError, type TeacherRequest } from '../../relay/teacher.ts';
import { teacherError } from '../../teacher/errors.ts';
import type { HttpTransport } from '../../teacher/http-transport.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import type { TestResult } from '../../teacher/setup-schema.ts';
import type { Upstream } from '../upstream.ts';

/* oxlint-disable relay/no-sentences -- a model reads them */
const request: TeacherRequest = {
  problem: 'A box holds 12 pens. Mia buys 3 boxes. How many pens does she have?',
  prefix: 'Mia has 3 * 12 =',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 2,
  temperature: 0,
  seed: 1,
};
/* oxlint-enable relay/no-sentences */

/** A transport that also remembers its last request, without the headers, as these hold the key. */
export class RecordingTransport {
  last: TestResult['request'] = null;
  readonly #transport: HttpTransport;

  constructor(transport: HttpTransport) {
    this.#transport = transport;
  }

  readonly send: HttpTransport = (url, init) => {
    this.last = { url, body: init.body };
    return this.#transport(url, init);
  };
}

/**
 * A failure of the teacher is a result.
 * @param sent the transport of the teacher
 * @param now milliseconds of a monotonic clock
 */
export async function tryTeacher(
  teacher: Upstream,
  sent: RecordingTransport,
  signal: LightAbortSignal | undefined,
  now: () => number = () => performance.now(),
): Promise<TestResult> {
  const start = now();
  let [text, firstTokenMs]: [string, number | null] = ['', null];
  const result = (outcome: TestResult['outcome']): TestResult => {
    const { kind, server = null } = teacher.description;
    return {
      kind,
      server,
      request: sent.last,
      firstTokenMs,
      totalMs: now() - start,
      kindAdvice: teacher.kindAdvice ?? null,
      outcome,
    };
  };
  try {
    for await (const chunk of teacher.write(request, signal)) {
      if (chunk.type !== 'done') firstTokenMs ??= now() - start;
      if (chunk.type === 'text') text += chunk.text;
      if (chunk.type !== 'done') continue;
      const { tokens, endedSolution, remarks } = chunk;
      return result({
        type: 'answer',
        text,
        tokens,
        endedSolution,
        ...(remarks === undefined ? {} : { remarks: [...remarks] }),
      });
    }
    throw new TeacherError('broken-stream', teacherError('answer-cut', { source: 'server' }));
  } catch (error) {
    if (!(error instanceof TeacherError)) throw error;
    return result({ type: 'error', error: codedError(error) });
  }
}
