/** What the proxy needs of a teacher: how to describe it, and the relay's own `write`. */
import { TeacherError, type Teacher } from '../relay/teacher.ts';
import type { TeacherDescription } from '../teacher/wire.ts';

export interface Upstream {
  readonly description: TeacherDescription;
  /** As in Teacher: ends after `done`, throws TeacherErrors, follows the signal. */
  readonly write: Teacher['write'];
}

/**
 * The teacher's server wrote nothing, for a reason that may be gone in a moment: HTTP 500, 502, 503 or 504. The same
 * request may be sent again.
 */
export class MomentaryError extends TeacherError {
  constructor(message: string, options?: ErrorOptions) {
    super('refused', message, options);
  }
}
