/**
 * A teacher whose calls are repeated while its server is away or overloaded. A page cannot wait that long; an evaluation
 * can, and a call that fails for the network would count against the policy.
 */
import { TeacherError, type Teacher, type TeacherChunk } from '../../relay/teacher.ts';
import { defaultRetries, withRetries, type RetryAdvice, type RetryOptions } from './retries.ts';

/** Failures of a server or a network, which may pass. A refusal would be the same again. */
const transient: ReadonlySet<TeacherError['failure']> = new Set([
  'offline',
  'timeout',
  'over-budget',
  'broken-stream',
]);

/** @returns null for an error that is no passing failure */
function adviceOn(error: unknown): RetryAdvice | null {
  if (!(error instanceof TeacherError) || !transient.has(error.failure)) return null;
  return { afterMs: null };
}

/**
 * @param onOverload called for each refusal for overload, so that fewer runs ask at once
 */
export function retryingTeacher(
  teacher: Teacher,
  options: RetryOptions = defaultRetries,
  onOverload: () => void = () => undefined,
): Teacher {
  const advise = (error: unknown): RetryAdvice | null => {
    if (error instanceof TeacherError && error.failure === 'over-budget') onOverload();
    return adviceOn(error);
  };
  return {
    identity: teacher.identity,
    // The whole answer is awaited: a stream that breaks is asked for again, and nothing of it is in the run yet.
    async *write(request, signal) {
      const answer = async (): Promise<TeacherChunk[]> => {
        const chunks: TeacherChunk[] = [];
        for await (const chunk of teacher.write(request, signal)) chunks.push(chunk);
        return chunks;
      };
      yield* await withRetries(answer, advise, options, signal);
    },
  };
}
