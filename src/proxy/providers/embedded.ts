/**
 * The project's own teacher as an upstream: a Teacher that lives in the proxy's process and exchanges token ids. It may
 * take as long as a teacher's server may.
 */
import type { Teacher, TeacherChunk, TeacherRequest } from '../../relay/teacher.ts';
import { Deadline } from '../../teacher/deadline.ts';
import { defaultTimeouts, type StreamTimeouts } from '../../teacher/event-stream.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import type { Upstream } from '../upstream.ts';

type TeacherTimeouts = Pick<StreamTimeouts, 'firstTokenMs' | 'idleMs'>;

/** `fingerprint` is the tokenizer's: a page that has the same may send and get ids. Reading ahead costs it no token. */
export function embeddedUpstream(
  teacher: Teacher,
  fingerprint: string,
  patience: Partial<TeacherTimeouts> = {},
): Upstream {
  const { prefill } = teacher;
  return {
    description: { name: teacher.identity.name, kind: 'embedded', fingerprint },
    write: (request, signal) => write(teacher, request, signal, { ...defaultTimeouts, ...patience }),
    ...(prefill === undefined
      ? {}
      : { prefill: { tokens: 0, run: (context, signal) => prefill.call(teacher, context, signal) } }),
  };
}

/** Given to an abort that nobody hears, since an abort without a reason makes an exception with a stack. */
const left = new Error('The answer is over.');

async function* write(
  teacher: Teacher,
  request: TeacherRequest,
  signal: LightAbortSignal | undefined,
  { firstTokenMs, idleMs }: TeacherTimeouts,
): AsyncGenerator<TeacherChunk> {
  const stop = new AbortController();
  const deadline = new Deadline(signal, (reason) => stop.abort(reason));
  const chunks = teacher.write(request, stop.signal)[Symbol.asyncIterator]();
  let wait = firstTokenMs;
  let late = (time: string): string => `The embedded teacher wrote no token within ${time}.`;
  try {
    for (;;) {
      const step = await deadline.during(wait, late, () => chunks.next());
      if (step.done === true) return;
      yield step.value;
      wait = idleMs;
      late = (time) => `The embedded teacher stopped writing for ${time}.`;
    }
  } finally {
    deadline.end();
    stop.abort(left);
    // One that hangs never comes back to hear of it.
    chunks.return?.(undefined).catch(() => undefined);
  }
}
