/** Which of the proxy's teachers a request asks: the one that it names, else the default. */
import type { CodedError } from '../../errors/coded-error.ts';
import { apiError } from '../../teacher/api-errors.ts';
import type { Upstream } from '../upstream.ts';
import { errorResponse, type ApiResponse } from './api-request.ts';

export interface Teachers {
  /** The default; null: no teacher serves, and the API responds 503 with `unavailableReason`. */
  readonly teacher: Upstream | null;
  readonly unavailableReason: CodedError;
  /** Teachers that a request may name. A page can only choose among these, never an address. */
  readonly named: ReadonlyMap<string, Upstream>;
}

/** The teacher of a request, or the error response. */
export function requestedTeacher(teachers: Teachers, name: string | undefined): Upstream | ApiResponse {
  const { teacher, unavailableReason, named } = teachers;
  if (name === undefined) return teacher ?? errorResponse(503, unavailableReason);
  const found = named.get(name);
  if (found !== undefined) return found;
  const known = [...named.keys()];
  return errorResponse(
    400,
    known.length === 0 ? apiError('teacher-no-choice') : apiError('teacher-unknown', { known }),
  );
}
