/** How the text of a stream is cut into events: server-sent events (sse.ts) or lines of JSON (ndjson.ts). */
import { TeacherError } from '../relay/teacher.ts';
import { apiLimits } from './api-schema.ts';
import { teacherError, type StreamSource } from './errors.ts';

export interface StreamEvent {
  /** The name of a server-sent event that has one. */
  readonly event?: string | undefined;
  readonly data: string;
}

/** Parses one response, however its text is cut into pieces. */
export interface EventParser {
  /** Why the rest cannot be read; the events before it are complete. */
  readonly failure: TeacherError | null;
  push(text: string): StreamEvent[];
  /** Events that are complete because the stream has ended. */
  end(): StreamEvent[];
}

export interface Framing {
  /** For the Accept header. */
  readonly accept: string;
  /** Matches the Content-Type of a response in this framing. */
  readonly contentType: RegExp;
  /** @param source who writes, for errors */
  readonly parser: (source: StreamSource) => EventParser;
}

/** The failure of a stream with an event that is longer than the limit. */
export function eventTooLong(source: StreamSource): TeacherError {
  return new TeacherError(
    'broken-stream',
    teacherError('event-too-long', { source, limit: apiLimits.eventCharacters }),
  );
}
