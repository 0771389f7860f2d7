/**
 * For tests: every adapter of the proxy, each before a teacher that has a given fault. A new adapter is one entry: how it
 * is made, and how its server puts things.
 */
import type { Upstream } from '../upstream.ts';
import { chatContinueUpstream } from '../upstreams/chat-continue.ts';
import { completionsUpstream } from '../upstreams/completions.ts';
import { embeddedUpstream } from '../upstreams/embedded.ts';
import { faultyModel } from './faulty-model.ts';
import { faultyUpstream, type Dialect, type Fault } from './faulty-upstream.ts';

export interface Adapter {
  readonly name: string;
  /** The adapter before a teacher with this fault; null where its teacher cannot have it. */
  under(fault: Fault): Upstream | null;
}

/** What every adapter of a server is made of. */
interface Server {
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly fetch: typeof fetch;
}

function serverAdapter(name: string, dialect: Dialect, make: (server: Server) => Upstream): Adapter {
  return {
    name,
    under: (fault) => {
      const { fetch } = faultyUpstream(fault, dialect);
      return make({ url: 'http://teacher.test/v1', model: 'm', apiKey: null, fetch });
    },
  };
}

/** Server-sent events as vLLM sends them on both endpoints; `choice` is where the text stands. */
function openAIDialect(choice: (text: string) => object): Dialect {
  const frame = (text: string): string => `data: ${text}\n\n`;
  const chunk = (text: string, finish_reason: string | null): object => ({
    choices: [{ index: 0, ...choice(text), finish_reason }],
  });
  const error = (message: string): object => ({ error: { message, type: 'Error', code: 500 } });
  return {
    contentType: 'text/event-stream; charset=utf-8',
    frame,
    piece: (text) => chunk(text, null),
    end: (count) =>
      [
        frame(JSON.stringify(chunk('', 'length'))),
        count === undefined
          ? ''
          : frame(JSON.stringify({ choices: [], usage: { completion_tokens: count } })),
        frame('[DONE]'),
      ].join(''),
    error,
    refusal: (message) => JSON.stringify(error(message)),
  };
}

export const adapters: readonly Adapter[] = [
  serverAdapter(
    'completions',
    openAIDialect((text) => ({ text })),
    completionsUpstream,
  ),
  serverAdapter(
    'chat-continue',
    openAIDialect((content) => ({ delta: { content } })),
    chatContinueUpstream,
  ),
  {
    name: 'embedded',
    under: (fault) => {
      const teacher = faultyModel(fault);
      return teacher && embeddedUpstream(teacher, 'fingerprint');
    },
  },
];
