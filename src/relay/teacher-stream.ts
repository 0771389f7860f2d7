/**
 * Reads a teacher's stream: its chunks as they arrive, and how the answer ended, including every kind of failure.
 */
import { codedError, type CodedError } from '../errors/coded-error.ts';
import { relayError } from './errors.ts';
import type { CallRemark, TeacherFailure } from './events.ts';
import { TeacherError, type Teacher, type TeacherChunk, type TeacherRequest } from './teacher.ts';

export type ContentChunk = Exclude<TeacherChunk, { type: 'done' }>;

export type AnswerEnd =
  | {
      readonly kind: 'done';
      readonly endedSolution: boolean;
      readonly tokens: number | null;
      readonly remarks: readonly CallRemark[];
    }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: TeacherFailure; readonly error: CodedError };

/**
 * Asks `teacher` and yields what it writes. When `signal` aborts, the answer ends at once, even if the teacher ignores
 * the signal. When the caller stops iterating early, this aborts the teacher's own signal.
 */
export async function* listen(
  teacher: Teacher,
  request: TeacherRequest,
  signal: AbortSignal,
): AsyncGenerator<ContentChunk, AnswerEnd> {
  if (signal.aborted) return { kind: 'stopped' };
  const cancel = new AbortController();
  const aborted = new Promise<'aborted'>((resolve) => {
    cancel.signal.addEventListener('abort', () => resolve('aborted'));
  });
  const stop = () => cancel.abort(signal.reason);
  signal.addEventListener('abort', stop);
  let iterator: AsyncIterator<TeacherChunk> | null = null;
  let began = false;
  let over = false;
  try {
    iterator = teacher.write(request, cancel.signal)[Symbol.asyncIterator]();
    for (;;) {
      const step = cancel.signal.aborted ? 'aborted' : await Promise.race([aborted, iterator.next()]);
      if (step === 'aborted' || signal.aborted) return { kind: 'stopped' };
      if (step.done) {
        over = true;
        return { kind: 'failed', failure: 'broken-stream', error: relayError('teacher-broke-off') };
      }
      const chunk = step.value;
      if (chunk.type === 'done') {
        const { endedSolution, tokens, remarks = [] } = chunk;
        return { kind: 'done', endedSolution, tokens, remarks };
      }
      began = true;
      yield chunk;
    }
  } catch (error) {
    over = true;
    return signal.aborted ? { kind: 'stopped' } : failureOf(error, began);
  } finally {
    signal.removeEventListener('abort', stop);
    if (!over) leave(iterator, cancel);
  }
}

/** Closes the stream without waiting: a teacher that hangs must not block the run. */
function leave(iterator: AsyncIterator<TeacherChunk> | null, cancel: AbortController): void {
  const left = iterator?.return?.();
  cancel.abort();
  // Ignore errors after the stream is closed: they no longer concern the run.
  left?.catch(() => undefined);
}

function failureOf(error: unknown, began: boolean): AnswerEnd {
  const cause = codedError(error);
  if (error instanceof TeacherError) return { kind: 'failed', failure: error.failure, error: cause };
  const failure = began ? 'broken-stream' : 'refused';
  return { kind: 'failed', failure, error: relayError('teacher-failed', { cause }) };
}
