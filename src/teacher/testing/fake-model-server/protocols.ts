/**
 * How the server of each provider words its responses. The shapes are those of the servers' documentation and sources,
 * which the provider's file cites.
 */
import type { CallRemark } from '../../../relay/events.ts';
import type { FakeRequest, ResponseScript } from './script.ts';

/** One server's protocol; each text is one or more whole events. */
export interface ServerProtocol {
  /** The provider that speaks it. */
  readonly kind: string;
  /** An address as a person writes it. */
  readonly address: string;
  /** Where a call to it has to go. */
  readonly callUrl: string;
  readonly contentType: string;
  /** The header that must hold the key, and its value. */
  readonly key: (key: string) => readonly [header: string, value: string];
  /** A piece of the answer. */
  readonly piece: (text: string) => string;
  /** A piece of the model's thinking, where the server sends it separately. */
  readonly thought: ((text: string) => string) | null;
  /** Everything after the last piece. `count`: the tokens that the server claims to have written. */
  readonly end: (by: 'model' | 'limit', count?: unknown) => string;
  /** An error in the middle of the stream. */
  readonly error: (message: string) => string;
  /** A well-formed event with the wrong content. */
  readonly wrong: string;
  /** The start of an event. */
  readonly begun: string;
  /** Remarks on every answer that continues a text. */
  readonly remarks: readonly CallRemark[];
}

const data = (json: unknown): string => `data: ${JSON.stringify(json)}\n\n`;

const sse = {
  contentType: 'text/event-stream; charset=utf-8',
  key: (key: string) => ['Authorization', `Bearer ${key}`] as const,
  error: (message: string) => data({ error: { message, type: 'server_error', code: 500 } }),
  begun: 'data: {"choices": [\n\n',
  remarks: [],
};

/** The chunks that OpenAI's endpoints share; `choice` makes the choice of a text. */
function openAI(choice: (text: string) => object) {
  const chunk = (rest: object) => data({ id: 'cmpl-1', created: 1_790_000_000, model: 'm', ...rest });
  const usage = (count: unknown) => ({ prompt_tokens: 20, completion_tokens: count, total_tokens: 28 });
  return {
    ...sse,
    piece: (text: string) => chunk({ choices: [{ index: 0, ...choice(text), finish_reason: null }] }),
    wrong: data({ choices: 5 }),
    finish: (by: 'model' | 'limit', more: object = {}) =>
      chunk({
        choices: [{ index: 0, ...choice(''), finish_reason: by === 'model' ? 'stop' : 'length' }],
        ...more,
      }),
    usage: (count: unknown) => ({ usage: usage(count) }),
    chunk,
    done: 'data: [DONE]\n\n',
  };
}

const completions = openAI((text) => ({ text, logprobs: null, stop_reason: null }));
const chat = openAI((content) => ({ delta: { role: 'assistant', content }, logprobs: null }));
const thinking = (field: string) => (text: string) =>
  chat.chunk({ choices: [{ index: 0, delta: { content: '', [field]: text }, finish_reason: null }] });

/** vLLM and others: the usage comes in its own chunk. */
const usageApart = (by: 'model' | 'limit', protocol: typeof chat, count: unknown) =>
  protocol.finish(by) +
  (count === undefined ? '' : protocol.chunk({ choices: [], ...protocol.usage(count) })) +
  protocol.done;

/** Mistral and DeepSeek: the usage comes in the last chunk of the answer. */
const usageWithin = (by: 'model' | 'limit', count: unknown) =>
  chat.finish(by, count === undefined ? {} : chat.usage(count)) + chat.done;

const line = (json: object): string =>
  `${JSON.stringify({ model: 'm', created_at: '2026-08-21T18:48:22.123456Z', ...json })}\n`;

const named = (json: { readonly type: string; readonly [field: string]: unknown }): string =>
  `event: ${json.type}\n${data(json)}`;

export const protocols: readonly ServerProtocol[] = [
  {
    kind: 'completions',
    address: 'http://vllm.test:8000',
    callUrl: 'http://vllm.test:8000/v1/completions',
    ...completions,
    thought: null,
    end: (by, count) => usageApart(by, completions, count),
  },
  {
    kind: 'chat-continue',
    address: 'http://vllm.test:8000/v1',
    callUrl: 'http://vllm.test:8000/v1/chat/completions',
    ...chat,
    thought: thinking('reasoning_content'),
    end: (by, count) => usageApart(by, chat, count),
  },
  {
    kind: 'ollama',
    address: 'http://ollama.test:11434',
    callUrl: 'http://ollama.test:11434/api/generate',
    ...sse,
    contentType: 'application/x-ndjson',
    piece: (response) => line({ response, done: false }),
    thought: (text) => line({ response: '', thinking: text, done: false }),
    end: (by, count) =>
      line({
        response: '',
        done: true,
        done_reason: by === 'model' ? 'stop' : 'length',
        total_duration: 8493852375,
        load_duration: 6589624375,
        prompt_eval_count: 14,
        prompt_eval_duration: 119039000,
        eval_count: count,
        eval_duration: 1779061000,
      }),
    error: (error) => `${JSON.stringify({ error })}\n`,
    wrong: line({ response: 5 }),
    begun: '{"response": \n',
  },
  {
    kind: 'llamacpp',
    address: 'http://llama.test:8080/',
    callUrl: 'http://llama.test:8080/completion',
    ...sse,
    // Without a running count and ids, as older servers send it; contracts.own.test.ts has the whole shape.
    piece: (content) => data({ index: 0, content, stop: false, id_slot: 0 }),
    thought: null,
    end: (by, count) =>
      data({
        content: '',
        stop: true,
        stop_type: by === 'model' ? 'eos' : 'limit',
        tokens_predicted: count,
      }),
    wrong: data({ content: 5 }),
  },
  {
    kind: 'mistral',
    address: 'https://api.mistral.ai',
    callUrl: 'https://api.mistral.ai/v1/chat/completions',
    ...chat,
    thought: (text) =>
      chat.chunk({
        choices: [
          {
            index: 0,
            delta: { content: [{ type: 'thinking', thinking: [{ type: 'text', text }], closed: false }] },
            finish_reason: null,
          },
        ],
      }),
    end: usageWithin,
    error: (message) => data({ object: 'error', message, type: 'internal_error', code: '1000' }),
  },
  {
    kind: 'deepseek',
    address: 'https://api.deepseek.com',
    callUrl: 'https://api.deepseek.com/beta/chat/completions',
    ...chat,
    thought: thinking('reasoning_content'),
    end: usageWithin,
  },
  {
    kind: 'openrouter',
    address: 'https://openrouter.ai',
    callUrl: 'https://openrouter.ai/api/v1/chat/completions',
    ...chat,
    piece: (text) => `: OPENROUTER PROCESSING\n\n${chat.piece(text)}`,
    thought: thinking('reasoning'),
    end: (by, count) =>
      chat.finish(by) + (count === undefined ? '' : chat.finish(by, chat.usage(count))) + chat.done,
    error: (message) =>
      data({
        error: { code: 'server_error', message },
        choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
      }),
  },
  {
    kind: 'anthropic',
    address: 'https://api.anthropic.com',
    callUrl: 'https://api.anthropic.com/v1/messages',
    ...sse,
    key: (key) => ['x-api-key', key],
    piece: (text) => named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
    thought: (text) =>
      named({ type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: text } }),
    end: (by, count) =>
      named({ type: 'content_block_stop', index: 0 }) +
      named({
        type: 'message_delta',
        delta: { stop_reason: by === 'model' ? 'end_turn' : 'max_tokens', stop_sequence: null },
        ...(count === undefined ? {} : { usage: { output_tokens: count } }),
      }) +
      named({ type: 'message_stop' }),
    error: (message) => named({ type: 'error', error: { type: 'overloaded_error', message } }),
    wrong: data({ type: 5 }),
  },
  {
    kind: 'instruct',
    address: 'https://api.openai.com',
    callUrl: 'https://api.openai.com/v1/chat/completions',
    ...chat,
    thought: thinking('reasoning_content'),
    end: (by, count) => usageApart(by, chat, count),
    remarks: ['approximate'],
  },
];

/** The protocol of a provider. */
export function protocolOf(kind: string): ServerProtocol {
  const protocol = protocols.find((each) => each.kind === kind);
  if (protocol === undefined) throw new RangeError(`The fake model server does not speak ${kind}.`);
  return protocol;
}

/** A whole answer in a protocol. */
export function answerScript(
  protocol: ServerProtocol,
  pieces: readonly string[],
  by: 'model' | 'limit',
  count?: number,
): ResponseScript {
  const body = [...pieces.map((piece) => protocol.piece(piece)), protocol.end(by, count)];
  return { contentType: protocol.contentType, body };
}

/** The protocol of OpenAI's two endpoints that a request is in, by its path. */
export function openAIProtocolOf({ url }: FakeRequest): ServerProtocol {
  return protocolOf(url.includes('/chat/') ? 'chat-continue' : 'completions');
}

/** The same answer to every request to one of OpenAI's two endpoints. */
export function openAIAnswer(pieces: readonly string[], by: 'model' | 'limit') {
  return (request: FakeRequest): ResponseScript => answerScript(openAIProtocolOf(request), pieces, by);
}

/** The same pieces to every request to one of OpenAI's two endpoints, after which the connection breaks. */
export function openAICut(pieces: readonly string[]) {
  return (request: FakeRequest): ResponseScript => {
    const protocol = openAIProtocolOf(request);
    const body = pieces.map((piece) => protocol.piece(piece));
    return { contentType: protocol.contentType, body, then: 'break' };
  };
}
