/**
 * The project's own teacher as an upstream: it runs in the proxy's process and exchanges token ids. The same timeouts
 * apply as to a remote teacher.
 */
import type { Teacher, TeacherChunk, TeacherRequest } from '../../relay/teacher.ts';
import { Deadline, type TimeoutError } from '../../teacher/deadline.ts';
import { teacherError } from '../../teacher/errors.ts';
import { defaultTimeouts, type StreamTimeouts } from '../../teacher/event-stream.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import type { Upstream } from '../upstream.ts';
import { embeddedKind } from './registry.ts';

type EmbeddedTimeouts = Pick<StreamTimeouts, 'firstTokenMs' | 'idleMs'>;

/**
 * The upstream of a teacher in this process. A prefill costs it no token.
 * @param fingerprint of the teacher's tokenizer: a page with the same one exchanges token ids
 */
export function embeddedUpstream(
  teacher: Teacher,
  fingerprint: string,
  timeouts: Partial<EmbeddedTimeouts> = {},
): Upstream {
  const { prefill } = teacher;
  return {
    description: { name: teacher.identity.name, kind: embeddedKind, fingerprint },
    write: (request, signal) => write(teacher, request, signal, { ...defaultTimeouts, ...timeouts }),
    ...(prefill === undefined
      ? {}
      : { prefill: { tokens: 0, run: (context, signal) => prefill.call(teacher, context, signal) } }),
  };
}

/** A shared reason: an abort without a reason creates an exception with a stack trace. */
const answerEnded = new Error('answer over');

async function* write(
  teacher: Teacher,
  request: TeacherRequest,
  signal: LightAbortSignal | undefined,
  { firstTokenMs, idleMs }: EmbeddedTimeouts,
): AsyncGenerator<TeacherChunk> {
  const controller = new AbortController();
  const deadline = new Deadline(signal, (reason) => controller.abort(reason));
  const chunks = teacher.write(request, controller.signal)[Symbol.asyncIterator]();
  let wait = firstTokenMs;
  let late: TimeoutError = (milliseconds) =>
    teacherError('no-first-token', { source: 'embedded', milliseconds });
  try {
    for (;;) {
      const step = await deadline.during(wait, late, () => chunks.next());
      if (step.done === true) return;
      yield step.value;
      wait = idleMs;
      late = (milliseconds) => teacherError('stopped-writing', { source: 'embedded', milliseconds });
    }
  } finally {
    deadline.end();
    controller.abort(answerEnded);
    // Not awaited: a generator that hangs never returns.
    chunks.return?.(undefined).catch(() => undefined);
  }
}
