/**
 * Checks whether a teacher does what the relay needs: it continues a text at any place, for exactly n tokens, counts them,
 * is greedy at temperature 0, can be cancelled, and serves several calls at once.
 */
import { codedError, type CodedError } from '../../errors/coded-error.ts';
import { TeacherError, type TeacherChunk, type TeacherRequest } from '../../relay/teacher.ts';
import { teacherError } from '../../teacher/errors.ts';
import type { Upstream } from '../upstream.ts';
import { cuts, cutProblem, type Cut } from './cuts.ts';
import { checkFinding } from './findings.ts';

export interface CheckResult {
  readonly name: string;
  /** `note`: it works, with a limitation. */
  readonly outcome: 'pass' | 'note' | 'fail';
  readonly found: CodedError;
  /** What to change; null where nothing is to be changed. */
  readonly advice: CodedError | null;
}

export interface CheckOptions {
  /** The bodies of the requests that the upstream has sent so far, as JSON; left out for a teacher without requests. */
  readonly sent?: () => readonly string[];
  /** Called with each result. */
  readonly onResult?: (result: CheckResult) => void;
}

interface Answer {
  readonly text: string;
  readonly done: Extract<TeacherChunk, { type: 'done' }>;
}

const wholeTokens = 12;
const streams = 8;

/** Texts that some tokenizer reads as a token of its own. */
const specials = [
  '<|im_end|>',
  '<|endoftext|>',
  '<|eot_id|>',
  '</s>',
  '<repo_name>',
  '<end_of_turn>',
  '[INST]',
  '[/INST]',
  '<|call|>',
];

const requestFor = (changes: Partial<TeacherRequest>): TeacherRequest => ({
  problem: cutProblem,
  prefix: '',
  prefixIds: [],
  fingerprint: '',
  maxTokens: wholeTokens,
  temperature: 0,
  seed: 1,
  ...changes,
});

class Check {
  readonly #teacher: Upstream;
  readonly #options: CheckOptions;

  constructor(teacher: Upstream, options: CheckOptions) {
    this.#teacher = teacher;
    this.#options = options;
  }

  async run(): Promise<CheckResult[]> {
    const results: CheckResult[] = [];
    const steps: (() => Promise<CheckResult>)[] = [
      () => this.#suitsServer(),
      ...cuts.map((cut) => () => this.#continues(cut)),
      ...[1, 2, 7, 24].map((count) => () => this.#writesExactly(count)),
      () => this.#endsTurn(),
      () => this.#escapes(),
      () => this.#isGreedy(),
      () => this.#canBeCancelled(),
      () => this.#servesStreams(),
    ];
    for (const step of steps) {
      const result = await step();
      this.#options.onResult?.(result);
      results.push(result);
    }
    return results;
  }

  async #ask(changes: Partial<TeacherRequest>): Promise<Answer> {
    let text = '';
    for await (const chunk of this.#teacher.write(requestFor(changes))) {
      if (chunk.type === 'text') text += chunk.text;
      if (chunk.type === 'done') return { text, done: chunk };
    }
    throw new TeacherError('broken-stream', teacherError('answer-cut', { source: 'server' }));
  }

  /** A failure of the teacher is a result like any other. */
  async #result(name: string, work: () => Promise<Omit<CheckResult, 'name'>>): Promise<CheckResult> {
    try {
      return { name, ...(await work()) };
    } catch (error) {
      if (!(error instanceof TeacherError)) throw error;
      return { name, outcome: 'fail', found: codedError(error), advice: adviceFor(error) };
    }
  }

  /**
   * A server may answer a kind without continuing the text. What is known of it stands first, as it explains the results
   * that follow. Where nothing is known, the continuations show it.
   */
  #suitsServer(): Promise<CheckResult> {
    return this.#result('is asked in a kind for its server', async () => {
      // A server that started after the proxy is known once it has answered.
      await this.#ask({ maxTokens: 1 });
      const { kindAdvice: advice, description } = this.#teacher;
      if (!advice) return passed(checkFinding('found-kind', { kind: description.kind }));
      const { server, kind, use } = advice;
      return {
        outcome: 'note',
        found: checkFinding('found-kind-inexact', { server, kind }),
        advice: checkFinding('use-kind', { kind: use }),
      };
    });
  }

  /** A continuation in two calls is the one in a single call. */
  #continues({ name, prefix }: Cut): Promise<CheckResult> {
    return this.#result(`continues ${name}`, async () => {
      const whole = await this.#ask({ prefix });
      const first = await this.#ask({ prefix, maxTokens: wholeTokens / 2 });
      if (first.done.remarks?.includes('approximate') === true) {
        return {
          outcome: 'note',
          found: checkFinding('found-in-words'),
          advice: checkFinding('use-continuing-kind'),
        };
      }
      const joined = first.done.endedSolution ? first.text : await this.#continuedText(prefix, first.text);
      if (joined === whole.text)
        return passed(checkFinding('found-text', { text: JSON.stringify(whole.text) }));
      // A server that keeps its KV cache computes the same prompt in another order the second time.
      if ((await this.#ask({ prefix })).text === joined) {
        const found = checkFinding('found-text', { text: JSON.stringify(joined) });
        return { outcome: 'note', found, advice: checkFinding('use-nothing-where-first-differed') };
      }
      // After a token that the server's tokenizer would cut in another way, the text may differ.
      const texts = { whole: JSON.stringify(whole.text), joined: JSON.stringify(joined) };
      const found = checkFinding('found-two-texts', texts);
      return whole.text.startsWith(first.text)
        ? { outcome: 'note', found, advice: checkFinding('use-nothing-where-joined') }
        : { outcome: 'fail', found, advice: checkFinding('check-template-and-sampling') };
    });
  }

  async #continuedText(prefix: string, text: string): Promise<string> {
    const second = await this.#ask({ prefix: prefix + text, maxTokens: wholeTokens / 2 });
    return text + second.text;
  }

  #writesExactly(count: number): Promise<CheckResult> {
    return this.#result(`writes exactly ${count} ${count === 1 ? 'token' : 'tokens'}`, async () => {
      const { done } = await this.#ask({ prefix: 'Mia has', maxTokens: count });
      if (done.remarks?.includes('cut') === true) {
        return {
          outcome: 'fail',
          found: checkFinding('found-more-tokens'),
          advice: checkFinding('use-other-server'),
        };
      }
      if (done.tokens === null) {
        return {
          outcome: 'note',
          found: checkFinding('found-no-count'),
          advice: checkFinding('update-server'),
        };
      }
      const tokens = done.tokens;
      if (tokens === count || done.endedSolution) return passed(checkFinding('found-count', { tokens }));
      return {
        outcome: 'fail',
        found: checkFinding('found-other-count', { tokens, asked: count }),
        advice: checkFinding('check-stop-texts'),
      };
    });
  }

  #endsTurn(): Promise<CheckResult> {
    return this.#result('ends its turn', async () => {
      // oxlint-disable-next-line relay/no-sentences -- a model reads it
      const prefix = 'Mia has 3 * 12 = 36 pens and keeps 36 - 7 = 29 pens. The answer is $\\boxed{29}$';
      const maxTokens = 200;
      const { tokens, endedSolution } = (await this.#ask({ prefix, maxTokens })).done;
      if (endedSolution) {
        return passed(
          tokens === null ? checkFinding('found-end-uncounted') : checkFinding('found-end', { tokens }),
        );
      }
      return {
        outcome: 'note',
        found: checkFinding('found-no-end', { tokens: maxTokens }),
        advice: checkFinding('name-template'),
      };
    });
  }

  #escapes(): Promise<CheckResult> {
    return this.#result('escapes special tokens', async () => {
      const hostile = specials.map((token) => `q${token}q`).join(' ');
      await this.#ask({ problem: `${cutProblem} ${hostile}`, prefix: hostile, maxTokens: 1 });
      const { sent } = this.#options;
      if (sent === undefined) return passed(checkFinding('found-no-requests'));
      const body = sent().at(-1) ?? '';
      const left = specials.filter((token) => body.includes(JSON.stringify(`q${token}q`).slice(1, -1)));
      if (left.length === 0) return passed(checkFinding('found-escaped', { kinds: specials.length }));
      return {
        outcome: 'fail',
        found: checkFinding('found-not-escaped', { tokens: left }),
        advice: checkFinding('name-tokenizer'),
      };
    });
  }

  #isGreedy(): Promise<CheckResult> {
    return this.#result('is greedy at temperature 0', async () => {
      const [one, other] = [await this.#ask({ seed: 1 }), await this.#ask({ seed: 2 })];
      if (one.text === other.text) return passed(checkFinding('found-same-text'));
      return {
        outcome: 'fail',
        found: checkFinding('found-other-text', {
          one: JSON.stringify(one.text),
          other: JSON.stringify(other.text),
        }),
        advice: checkFinding('check-temperature'),
      };
    });
  }

  #canBeCancelled(): Promise<CheckResult> {
    return this.#result('can be cancelled', async () => {
      const abort = new AbortController();
      const reason = new Error('cancelled by the check');
      const answer = this.#teacher.write(requestFor({ maxTokens: 400, temperature: 1 }), abort.signal);
      let isAborted = false;
      try {
        for await (const { type } of answer) {
          if (type === 'done') break;
          isAborted = true;
          abort.abort(reason);
        }
      } catch (error) {
        if (error !== reason) throw error;
      }
      const { done } = await this.#ask({ maxTokens: 1 });
      if (isAborted && done.tokens !== 0) return passed(checkFinding('found-cancelled'));
      return { outcome: 'note', found: checkFinding('found-over-before'), advice: null };
    });
  }

  #servesStreams(): Promise<CheckResult> {
    return this.#result(`serves ${streams} calls at once`, async () => {
      const all = cuts.slice(1, streams + 1).map(({ prefix }) => this.#ask({ prefix, maxTokens: 8 }));
      const answers = await Promise.all(all);
      const short = answers.filter(
        ({ done }) => done.tokens !== null && done.tokens < 8 && !done.endedSolution,
      );
      if (short.length === 0) return passed(checkFinding('found-whole'));
      return {
        outcome: 'fail',
        found: checkFinding('found-short', { answers: short.length, streams }),
        advice: checkFinding('give-slots'),
      };
    });
  }
}

const passed = (found: CodedError): Omit<CheckResult, 'name'> => ({ outcome: 'pass', found, advice: null });

function adviceFor({ failure }: TeacherError): CodedError {
  switch (failure) {
    case 'offline':
      return checkFinding('start-server');
    case 'timeout':
      return checkFinding('give-time');
    case 'over-budget':
      return checkFinding('wait-for-limit');
    case 'refused':
    case 'broken-stream':
      return checkFinding('check-kind-and-model');
  }
}

/** Checks a teacher. It takes about fifty short calls. */
export function checkTeacher(teacher: Upstream, options: CheckOptions = {}): Promise<CheckResult[]> {
  return new Check(teacher, options).run();
}
