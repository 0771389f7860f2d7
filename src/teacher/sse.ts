/**
 * Server-sent events, with a limit on the length of an event.
 *
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
import { createParser } from 'eventsource-parser';
import type { TeacherError } from '../relay/teacher.ts';
import type { StreamSource } from './errors.ts';
import { apiLimits } from './api-schema.ts';
import { eventTooLong, type EventParser, type Framing, type StreamEvent } from './event-framing.ts';

class SseParser implements EventParser {
  failure: TeacherError | null = null;
  readonly #source: StreamSource;
  #events: StreamEvent[] = [];
  /** The parser then waits for a line feed, which would belong to the same line end. */
  #endsInReturn = false;
  readonly #parser = createParser({
    maxBufferSize: apiLimits.eventCharacters,
    onEvent: (event) => {
      if (event.data.length > apiLimits.eventCharacters) this.failure = eventTooLong(this.#source);
      else if (this.failure === null) this.#events.push(event);
    },
    onError: (error) => {
      // Unknown fields are ignored, as the standard says.
      if (error.type === 'max-buffer-size-exceeded') this.failure = eventTooLong(this.#source);
    },
  });

  constructor(source: StreamSource) {
    this.#source = source;
  }

  push(text: string): StreamEvent[] {
    this.#parser.feed(text);
    if (text !== '') this.#endsInReturn = text.endsWith('\r');
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** By the standard an event without an empty line after it is dropped; a single carriage return ends a line. */
  end(): StreamEvent[] {
    return this.#endsInReturn && this.failure === null ? this.push('\n') : [];
  }
}

export const serverSentEvents: Framing = {
  accept: 'text/event-stream',
  contentType: /^text\/event-stream\b/i,
  parser: (source) => new SseParser(source),
};
