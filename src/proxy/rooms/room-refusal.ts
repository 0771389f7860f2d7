/** The responses to requests that a room refuses. */
import type { CodedError } from '../../errors/coded-error.ts';
import { roomError } from '../../room/errors.ts';
import { errorResponse, retryAfter, type ApiResponse, type ErrorStatus } from '../request/api-request.ts';

/** The status of each refusal; others are about the state of the room, 409. */
const statuses: Readonly<Record<string, ErrorStatus>> = {
  'room-unknown': 404,
  'room-material-unknown': 404,
  'room-member-unknown': 401,
  'room-removed': 401,
  'room-left': 401,
  'room-command-invalid': 400,
  'room-name-invalid': 400,
  'room-marks-outside': 400,
  'room-material-too-large': 413,
  'room-lead-only': 403,
  'room-device-only': 403,
  'room-store-away': 503,
  'rooms-full': 503,
};

export const roomRefusal = (error: CodedError, headers?: Readonly<Record<string, string>>): ApiResponse =>
  errorResponse(statuses[error.code] ?? 409, error, headers);

/** Seconds after which a client may ask again while the store is away. */
const storeRetrySeconds = 2;

/** The response to what needs the store while it is away. */
export const storeAwayResponse = (): ApiResponse =>
  roomRefusal(roomError('room-store-away'), retryAfter(storeRetrySeconds));
