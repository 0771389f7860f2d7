/**
 * A server of the benchmark in its own process, with requests and responses over Node's IPC channel.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { z } from 'zod';

/** The resources that a process uses. */
export interface Usage {
  /** Bytes of memory, garbage and code included. */
  readonly rss: number;
  /** Bytes in use, after a garbage collection if one was requested. */
  readonly retained: number;
  /** Milliseconds of processor time since its start, over all threads. */
  readonly processorMs: number;
}

const ready = z.object({ port: z.int().positive() });
const reply = z.object({ id: z.int(), answer: z.unknown() });
const usage = z.object({ rss: z.number(), retained: z.number(), processorMs: z.number() });

/** Characters of the output that are kept, for the error message if it dies. */
const keptWords = 2000;

/** One server process. Create it with `startOwn` or `startForeign`. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  readonly #listeners: ((message: unknown) => void)[] = [];
  #words = '';
  #asked = 0;
  #stopped = false;
  /** Rejects when the process dies unexpectedly. */
  readonly #death: Promise<never>;

  constructor(name: string, script: string, words: readonly string[]) {
    const preload = new URL('usage-channel.mjs', import.meta.url).href;
    this.#child = spawn(process.execPath, ['--expose-gc', '--import', preload, script, ...words], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text: Buffer) => (this.#words = (this.#words + text.toString()).slice(-keptWords)));
    }
    this.#child.on('message', (message) => this.#receive(message));
    this.#death = new Promise((_, reject) => {
      this.#child.once('error', reject);
      this.#child.once('exit', (code, signal) => {
        if (this.#stopped) return;
        reject(new Error(`${name} ended unasked (${signal ?? code}). It said: ${this.#words.trim()}`));
      });
    });
    this.#death.catch(() => undefined); // the next `ask` throws it
  }

  /** Starts a program of this project that sends `{port}` once it listens. */
  static async startOwn(
    name: string,
    program: string,
    settings: object = {},
  ): Promise<[ServerProcess, number]> {
    const server = new ServerProcess(name, program, [JSON.stringify(settings)]);
    const port = new Promise<number>((resolve) => {
      server.onMessage((message) => {
        const told = ready.safeParse(message).data;
        if (told !== undefined) resolve(told.port);
      });
    });
    return [server, await Promise.race([port, server.#death])];
  }

  /** Starts a foreign script and waits until `url` responds. */
  static async startForeign(
    name: string,
    script: string,
    words: readonly string[],
    url: string,
  ): Promise<ServerProcess> {
    const server = new ServerProcess(name, script, words);
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const answer = await Promise.race([fetch(url).catch(() => null), server.#death]);
      await answer?.body?.cancel();
      if (answer !== null) return server;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    server.stop();
    throw new Error(`${name} did not listen within 30 s. It said: ${server.#words.trim()}`);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listeners.push(listener);
  }

  #receive(message: unknown): void {
    const told = reply.safeParse(message).data;
    if (told === undefined) return this.#listeners.forEach((listener) => listener(message));
    this.#waiting.get(told.id)?.(told.answer);
    this.#waiting.delete(told.id);
  }

  /** @throws when the process dies before it answers */
  ask(question: object): Promise<unknown> {
    const id = (this.#asked += 1);
    const answer = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    this.#child.send({ ...question, id });
    return Promise.race([answer, this.#death]);
  }

  /** @param collect collects garbage first, which stops the process for a moment */
  async usage({ collect = false } = {}): Promise<Usage> {
    return usage.parse(await this.ask({ ask: 'usage', collect }));
  }

  stop(): void {
    this.#stopped = true;
    this.#child.kill();
  }
}
