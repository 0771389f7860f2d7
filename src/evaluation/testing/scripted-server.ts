/**
 * An OpenAI-compatible server for tests, as a `fetch`: it continues each text as a script says, stops at its stop strings
 * and counts its tokens, which are words. Faults are put in before a request is answered.
 */
export interface ScriptedServerOptions {
  readonly model?: string;
  /**
   * The whole answer to a problem, commands included. It is streamed from where the solution so far ends.
   * @param problem what the user's message holds
   */
  readonly script: (problem: string) => string;
  /** Whether it understands vLLM's parameters. */
  readonly isVllm?: boolean;
  readonly contextLength?: number;
}

/** What a request meets instead of an answer. */
export type ServerFault =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly retryAfter?: number }
  | { readonly kind: 'offline' }
  /** The connection breaks after this many tokens. */
  | { readonly kind: 'cut'; readonly after: number };

interface Body {
  readonly prompt?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly max_tokens?: number;
  readonly stop?: readonly string[];
  readonly include_stop_str_in_output?: boolean;
  readonly bad_words?: readonly string[];
  readonly logprobs?: boolean | number;
}

export class ScriptedServer {
  readonly #options: ScriptedServerOptions;
  model: string;
  /** The next requests meet these, one each. */
  readonly faults: ServerFault[] = [];
  readonly requests: Body[] = [];
  /** Requests in progress, and the most that there ever were. */
  running = 0;
  mostRunning = 0;

  constructor(options: ScriptedServerOptions) {
    this.#options = options;
    this.model = options.model ?? 'scripted';
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : String(input)).pathname;
    if (path.endsWith('/models')) return Response.json(this.#models());
    const body = JSON.parse(String(init?.body)) as Body;
    this.requests.push(body);
    const fault = this.faults.shift();
    if (fault?.kind === 'offline') throw new TypeError('fetch failed');
    if (fault?.kind === 'status') {
      const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      return new Response(fault.body ?? '{"error":{"message":"no"}}', { status: fault.status, headers });
    }
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    await Promise.resolve();
    return this.#stream(path, body, fault ?? null);
  };

  #models(): unknown {
    const { isVllm = false, contextLength = 4096 } = this.#options;
    const { model: id } = this;
    return { data: [{ id, root: id, owned_by: isVllm ? 'vllm' : 'test', max_model_len: contextLength }] };
  }

  #stream(path: string, body: Body, fault: Extract<ServerFault, { kind: 'cut' }> | null): Response {
    const isChat = path.endsWith('/chat/completions');
    const [user, assistant] = body.messages ?? [];
    const [problem = '', solution = ''] = isChat
      ? [user?.content, assistant?.content]
      : (body.prompt ?? '').split('\u0001');
    const script = this.#options.script(problem.split('\n')[0] ?? '');
    // As a model that continues what it reads, its own text or not.
    const read = script.startsWith(solution) ? solution.length : placeIn(script, solution.length);
    const rest = script.slice(read);
    const { text, stopped } = this.#cut(rest, body);
    const tokens = (text.match(/<\/?call>|\s?[^\s<]+|\s+|</g) ?? []).slice(0, body.max_tokens);
    const isWhole = tokens.join('') === text;
    const model = this.model;
    const events = tokens.map((token) =>
      JSON.stringify({
        model,
        choices: [isChat ? { delta: { content: token } } : { text: token }],
      }),
    );
    const finish_reason = isWhole || stopped ? 'stop' : 'length';
    events.push(JSON.stringify({ model, choices: [{ delta: {}, text: '', finish_reason }] }));
    events.push(
      JSON.stringify({ model, choices: [], usage: { completion_tokens: tokens.length } }),
      '[DONE]',
    );
    const sent = fault === null ? events : events.slice(0, fault.after);
    const done = (): void => {
      this.running -= 1;
    };
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const data = sent.shift();
        if (data !== undefined) return controller.enqueue(new TextEncoder().encode(`data: ${data}\n\n`));
        done();
        if (fault === null) controller.close();
        else controller.error(new TypeError('terminated'));
      },
      cancel: done,
    });
    return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
  }

  #cut(rest: string, { stop = [], bad_words = [], include_stop_str_in_output = false }: Body) {
    const allowed = bad_words.includes('<call>') ? withoutCommands(rest) : rest;
    const places = stop.map((each) => ({ each, at: allowed.indexOf(each) })).filter(({ at }) => at >= 0);
    const [first] = places.sort((one, other) => one.at - other.at);
    if (first === undefined) return { text: allowed, stopped: false };
    const end = first.at + (include_stop_str_in_output ? first.each.length : 0);
    return { text: allowed.slice(0, end), stopped: true };
  }
}

const withoutCommands = (script: string): string => script.replace(/<call> *\d+ *<\/call>/g, '');

/** Where in the script the text without its commands has this length. Commands before that place are passed over. */
function placeIn(script: string, length: number): number {
  let plain = 0;
  let at = 0;
  while (plain < length && at < script.length) {
    const command = /^<call> *\d+ *<\/call>/.exec(script.slice(at))?.[0];
    if (command === undefined) plain += 1;
    at += command?.length ?? 1;
  }
  return at;
}
