/** What the proxy needs of a teacher: how to describe it, and the relay's own `write`. */
import {
  TeacherError,
  type TeacherChunk,
  type TeacherContext,
  type TeacherRequest,
} from '../relay/teacher.ts';
import type { LightAbortSignal } from '../teacher/light-abort.ts';
import type { ServingTeacher } from '../teacher/api-schema.ts';

/** Who it is. Whether it prefills follows from `Upstream.prefill`. */
export type TeacherDescription = Omit<ServingTeacher, 'prefills'>;

export interface Upstream {
  readonly description: TeacherDescription;
  /** As in Teacher: ends after `done`, throws TeacherErrors, follows the signal. */
  readonly write: (request: TeacherRequest, signal?: LightAbortSignal) => AsyncIterable<TeacherChunk>;
  /** Left out where it may not, or cannot. */
  readonly prefill?: UpstreamPrefill;
}

/** How a teacher reads what a call will soon go on from. */
export interface UpstreamPrefill {
  /** Tokens that it is made to write for that. Nobody gets them, and they count as written. */
  readonly tokens: number;
  /** @throws TeacherError as in Teacher.write, for the log of whoever runs the proxy */
  readonly run: (context: TeacherContext, signal: AbortSignal) => Promise<void>;
}

/**
 * The teacher's server wrote nothing, for a reason that may be gone in a moment: HTTP 500, 502, 503 or 504. The same
 * request may be sent again.
 */
export class TransientError extends TeacherError {
  constructor(message: string, options?: ErrorOptions) {
    super('refused', message, options);
  }
}
