/**
 * NDJSON: one JSON value per line, with a limit on the length of a line.
 *
 * https://github.com/ndjson/ndjson-spec
 */
import type { TeacherError } from '../relay/teacher.ts';
import type { StreamSource } from './errors.ts';
import { apiLimits } from './api-schema.ts';
import { eventTooLong, type EventParser, type Framing, type StreamEvent } from './event-framing.ts';

class NdjsonParser implements EventParser {
  failure: TeacherError | null = null;
  readonly #source: StreamSource;
  #line = '';

  constructor(source: StreamSource) {
    this.#source = source;
  }

  push(text: string): StreamEvent[] {
    const lines = (this.#line + text).split('\n');
    const long = lines.findIndex((line) => line.length > apiLimits.eventCharacters);
    if (long >= 0) this.failure = eventTooLong(this.#source);
    this.#line = long >= 0 ? '' : (lines.at(-1) ?? '');
    const complete = lines.slice(0, long >= 0 ? long : -1);
    return complete.filter((line) => line.trim() !== '').map((data) => ({ data }));
  }

  end(): StreamEvent[] {
    return this.push('\n');
  }
}

export const ndjson: Framing = {
  accept: 'application/x-ndjson',
  contentType: /^application\/(?:x-)?ndjson\b/i,
  parser: (source) => new NdjsonParser(source),
};
