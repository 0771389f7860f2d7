/** What the proxy needs of a teacher: its description, and the relay's own `write`. */
import type { CodedError } from '../errors/coded-error.ts';
import {
  TeacherError,
  type TeacherChunk,
  type TeacherContext,
  type TeacherRequest,
} from '../relay/teacher.ts';
import type { ServingTeacher } from '../teacher/api-schema.ts';
import type { KindAdvice } from '../teacher/setup-schema.ts';
import type { LightAbortSignal } from '../teacher/light-abort.ts';

/** Whether the teacher accepts prefills follows from `Upstream.prefill`. */
export type TeacherDescription = Omit<ServingTeacher, 'prefills'>;

export interface Upstream {
  readonly description: TeacherDescription;
  /** As in Teacher: ends after `done`, throws TeacherErrors, follows the signal. */
  readonly write: (request: TeacherRequest, signal?: LightAbortSignal) => AsyncIterable<TeacherChunk>;
  /** Left out where prefills are not allowed or not possible. */
  readonly prefill?: UpstreamPrefill;
  /** The kind to use instead, where its server answers its own without continuing the text. */
  readonly kindAdvice?: KindAdvice | null;
  /** Asks the server again what it is, in the background, where that is not known for sure. */
  readonly refresh?: () => void;
}

/** The same teacher with another `write`, or with a prefill. What it is may change, so that is read each time. */
export function withWrite(
  upstream: Upstream,
  write: Upstream['write'],
  prefill = upstream.prefill,
): Upstream {
  return {
    get description() {
      return upstream.description;
    },
    get kindAdvice() {
      return upstream.kindAdvice ?? null;
    },
    write,
    ...(prefill === undefined ? {} : { prefill }),
    ...(upstream.refresh === undefined ? {} : { refresh: upstream.refresh }),
  };
}

/** How a teacher reads the context of a call that may follow. */
export interface UpstreamPrefill {
  /** Tokens that it has to write for it. They are thrown away, and count as written. */
  readonly tokens: number;
  /** @throws TeacherError as in Teacher.write, for the log */
  readonly run: (context: TeacherContext, signal: AbortSignal) => Promise<void>;
}

/**
 * The teacher's server wrote nothing, for a reason that may pass: HTTP 500, 502, 503 or 504. The same request may be sent
 * again.
 */
export class TransientError extends TeacherError {
  constructor(error: CodedError, options?: ErrorOptions) {
    super('refused', error, options);
  }
}
