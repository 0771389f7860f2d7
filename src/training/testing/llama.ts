/**
 * For tests: llama.cpp, which shares no line with this project, as a reader of text and as a Teacher. What npm has of it
 * that is ready-made and small is an addon for Linux on x64, `@fugood/node-llama-linux-x64`; it has no server. Elsewhere
 * there is none, and `absence` says so.
 *
 * It runs in a process of its own, where it may print as it likes.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { question } from '../../relay/prompt.ts';
import type { Teacher } from '../../relay/teacher.ts';
import type { LlamaAnswer, LlamaQuestion } from './llama-process.ts';

/** Why there is no llama.cpp here; null where there is. */
export const absence: string | null = (() => {
  try {
    createRequire(import.meta.url)('@fugood/node-llama-linux-x64');
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
})();

const tokens = z.array(z.number());
const completion = z.object({ text: z.string(), stopped_eos: z.boolean() });

/** llama.cpp with a model. Takes one question at a time. */
export class Llama {
  readonly #process: ChildProcess;

  /** @param file a .gguf file */
  constructor(file: string) {
    const program = fileURLToPath(new URL('llama-process.ts', import.meta.url));
    this.#process = fork(program, [file], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }

  /** The ids of a text in which control tokens may stand. */
  async tokenize(text: string): Promise<number[]> {
    return tokens.parse(await this.#ask({ kind: 'tokenize', text }));
  }

  /** What follows a prompt, greedily. */
  async complete(prompt: string, maxTokens: number): Promise<{ text: string; ended: boolean }> {
    const answer = completion.parse(await this.#ask({ kind: 'complete', prompt, maxTokens }));
    return { text: answer.text, ended: answer.stopped_eos };
  }

  close(): void {
    this.#process.kill();
  }

  async #ask(asked: LlamaQuestion): Promise<unknown> {
    if (!this.#process.connected) throw new Error('The process of llama.cpp has ended.');
    const settled = new AbortController();
    const answered = once(this.#process, 'message', settled);
    const gone = once(this.#process, 'exit', settled).then(([code]) => {
      throw new Error(`The process of llama.cpp ended with code ${String(code)}.`);
    });
    this.#process.send(asked);
    try {
      const [answer] = (await Promise.race([answered, gone])) as [LlamaAnswer];
      if ('error' in answer) throw new Error(`llama.cpp: ${answer.error}`);
      return answer.result;
    } finally {
      settled.abort();
    }
  }
}

/** The chat prompt as text. Written out here, apart from the code that renders it elsewhere. */
export function promptText(problem: string): string {
  return `<|im_start|>user\n${question(problem)}<|im_end|>\n<|im_start|>assistant\n`;
}

/** A teacher that exchanges text with the relay, without this project's token ids. */
export function llamaTeacher(llama: Llama): Teacher {
  return {
    identity: { name: 'llama.cpp', device: 'cpu' },
    async *write({ problem, prefix, maxTokens }) {
      const written = await llama.complete(promptText(problem) + prefix, maxTokens);
      if (written.text !== '') yield { type: 'text', text: written.text };
      // The addon's own count is one short when the prompt is new.
      yield { type: 'done', endedSolution: written.ended, tokens: null };
    },
  };
}
