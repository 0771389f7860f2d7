/** What the proxy needs of a teacher: how to describe it, and the relay's own `write`. */
import type { Teacher } from '../relay/teacher.ts';
import type { TeacherDescription } from '../teacher/wire.ts';

export interface Upstream {
  readonly description: TeacherDescription;
  /** As in Teacher: ends after `done`, throws TeacherErrors, follows the signal. */
  readonly write: Teacher['write'];
}
