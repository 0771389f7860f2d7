/**
 * How a stream is cut into events: as server-sent events, or as JSON of one line each (NDJSON). Both keep to the same
 * limit. It knows nothing of connections, and nothing of what an event means.
 *
 * https://html.spec.whatwg.org/multipage/server-sent-events.html, https://github.com/ndjson/ndjson-spec
 */
import { createParser } from 'eventsource-parser';
import { TeacherError } from '../relay/teacher.ts';
import { apiLimits } from './api-schema.ts';

export interface StreamEvent {
  /** The name, of a server-sent event that has one. */
  readonly event?: string | undefined;
  readonly data: string;
}

/** Cuts one answer into events, whatever the cuts between its pieces. */
export interface EventReader {
  /** Why what follows cannot be read; the events before it are whole. */
  readonly failure: TeacherError | null;
  push(text: string): StreamEvent[];
  /** What is complete only because nothing more comes. */
  end(): StreamEvent[];
}

export interface Framing {
  /** What to ask for. */
  readonly accept: string;
  /** What the answer's content type looks like. */
  readonly contentType: RegExp;
  /** @param server how messages name the other side, as the start of a sentence. */
  readonly reader: (server: string) => EventReader;
}

function tooLong(server: string): TeacherError {
  return new TeacherError(
    'broken-stream',
    `${server} sent an event longer than ${apiLimits.eventCharacters} characters, so the rest was not read.`,
  );
}

class ServerSentEvents implements EventReader {
  failure: TeacherError | null = null;
  #events: StreamEvent[] = [];
  /** The parser waits for what follows: a line feed would be of the same line end. */
  #endsInReturn = false;
  readonly #parser = createParser({
    maxBufferSize: apiLimits.eventCharacters,
    onEvent: (event) => {
      if (event.data.length > apiLimits.eventCharacters) this.failure = tooLong(this.server);
      else if (this.failure === null) this.#events.push(event);
    },
    onError: (error) => {
      // Unknown fields are passed over, as the standard says.
      if (error.type === 'max-buffer-size-exceeded') this.failure = tooLong(this.server);
    },
  });

  constructor(readonly server: string) {}

  push(text: string): StreamEvent[] {
    this.#parser.feed(text);
    if (text !== '') this.#endsInReturn = text.endsWith('\r');
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** An event that no empty line ends is none, says the standard; a carriage return alone ends a line. */
  end(): StreamEvent[] {
    return this.#endsInReturn && this.failure === null ? this.push('\n') : [];
  }
}

class JsonLines implements EventReader {
  failure: TeacherError | null = null;
  #line = '';

  constructor(readonly server: string) {}

  push(text: string): StreamEvent[] {
    const lines = (this.#line + text).split('\n');
    const long = lines.findIndex((line) => line.length > apiLimits.eventCharacters);
    if (long >= 0) this.failure = tooLong(this.server);
    this.#line = long >= 0 ? '' : (lines.at(-1) ?? '');
    const whole = lines.slice(0, long >= 0 ? long : -1);
    return whole.filter((line) => line.trim() !== '').map((data) => ({ data }));
  }

  end(): StreamEvent[] {
    return this.push('\n');
  }
}

export const serverSentEvents: Framing = {
  accept: 'text/event-stream',
  contentType: /^text\/event-stream\b/i,
  reader: (server) => new ServerSentEvents(server),
};

export const jsonLines: Framing = {
  accept: 'application/x-ndjson',
  contentType: /^application\/(?:x-)?ndjson\b/i,
  reader: (server) => new JsonLines(server),
};
