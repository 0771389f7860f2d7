/**
 * Checks whether a teacher does what the relay needs: it continues a text at any place, for exactly n tokens, counts them,
 * is greedy at temperature 0, can be cancelled, and serves several calls at once.
 */
import { TeacherError, type TeacherChunk, type TeacherRequest } from '../../relay/teacher.ts';
import { teacherError } from '../../teacher/errors.ts';
import type { Upstream } from '../upstream.ts';
import { cuts, problem, type Cut } from './cuts.ts';

export interface CheckResult {
  readonly name: string;
  /** `note`: it works, with a limitation. */
  readonly outcome: 'pass' | 'note' | 'fail';
  readonly found: string;
  /** What to change; '' where nothing is to be changed. */
  readonly advice: string;
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
  problem,
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
      return { name, outcome: 'fail', found: error.message, advice: adviceFor(error) };
    }
  }

  /** A continuation in two calls is the one in a single call. */
  #continues({ name, prefix }: Cut): Promise<CheckResult> {
    return this.#result(`continues ${name}`, async () => {
      const whole = await this.#ask({ prefix });
      const first = await this.#ask({ prefix, maxTokens: wholeTokens / 2 });
      if (first.done.remarks?.includes('approximate') === true) {
        return {
          outcome: 'note',
          found: 'asked for in words',
          advice: 'Use a kind that continues a text, such as completions, where the server has one.',
        };
      }
      const joined = first.done.endedSolution ? first.text : await this.#continuedText(prefix, first.text);
      if (joined === whole.text) return passed(JSON.stringify(whole.text));
      // After a token that the server's tokenizer would cut in another way, the text may differ.
      return {
        outcome: whole.text.startsWith(first.text) ? 'note' : 'fail',
        found: `${JSON.stringify(whole.text)} in one call, ${JSON.stringify(joined)} in two`,
        advice: whole.text.startsWith(first.text)
          ? 'None, where the tokenizer joins the two parts in another way.'
          : 'Check TEACHER_TEMPLATE, and that the server samples greedily at temperature 0.',
      };
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
          found: 'It wrote more, and was cut.',
          advice: 'The server ignores the number of tokens: use another kind or server.',
        };
      }
      if (done.tokens === null) {
        return {
          outcome: 'note',
          found: 'The server reports no count, so the page estimates it.',
          advice: 'Update the server, or use its own kind, where it has one.',
        };
      }
      if (done.tokens === count || done.endedSolution) return passed(`${done.tokens}, counted by the server`);
      return {
        outcome: 'fail',
        found: `${done.tokens} of ${count}`,
        advice: 'Check the stop texts of the server.',
      };
    });
  }

  #endsTurn(): Promise<CheckResult> {
    return this.#result('ends its turn', async () => {
      const prefix = 'Mia has 3 * 12 = 36 pens and keeps 36 - 7 = 29 pens. The answer is $\\boxed{29}$';
      const { done } = await this.#ask({ prefix, maxTokens: 200 });
      if (done.endedSolution) return passed(`after ${done.tokens ?? 'some'} tokens`);
      return {
        outcome: 'note',
        found: 'It wrote 200 tokens without an end.',
        advice: "Name the model's own template in TEACHER_TEMPLATE, so that its end of turn is known.",
      };
    });
  }

  #escapes(): Promise<CheckResult> {
    return this.#result('escapes special tokens', async () => {
      const hostile = specials.map((token) => `q${token}q`).join(' ');
      await this.#ask({ problem: `${problem} ${hostile}`, prefix: hostile, maxTokens: 1 });
      const { sent } = this.#options;
      if (sent === undefined) return passed('in this process');
      const body = sent().at(-1) ?? '';
      const left = specials.filter((token) => body.includes(JSON.stringify(`q${token}q`).slice(1, -1)));
      if (left.length === 0) return passed(`${specials.length} kinds`);
      return {
        outcome: 'fail',
        found: `sent as they are: ${left.join(' ')}`,
        advice: "Name the model's tokenizer.json or GGUF in TEACHER_TOKENIZER.",
      };
    });
  }

  #isGreedy(): Promise<CheckResult> {
    return this.#result('is greedy at temperature 0', async () => {
      const [one, other] = [await this.#ask({ seed: 1 }), await this.#ask({ seed: 2 })];
      if (one.text === other.text) return passed('the same text with two seeds');
      return {
        outcome: 'fail',
        found: `${JSON.stringify(one.text)}, then ${JSON.stringify(other.text)}`,
        advice: 'Check that the server does not override the temperature.',
      };
    });
  }

  #canBeCancelled(): Promise<CheckResult> {
    return this.#result('can be cancelled', async () => {
      const abort = new AbortController();
      const reason = new Error('The check has cancelled the call.');
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
      if (isAborted && done.tokens !== 0) return passed('the next call was served');
      return { outcome: 'note', found: 'The answer was over before it could be cancelled.', advice: '' };
    });
  }

  #servesStreams(): Promise<CheckResult> {
    return this.#result(`serves ${streams} calls at once`, async () => {
      const all = cuts.slice(1, streams + 1).map(({ prefix }) => this.#ask({ prefix, maxTokens: 8 }));
      const answers = await Promise.all(all);
      const short = answers.filter(
        ({ done }) => done.tokens !== null && done.tokens < 8 && !done.endedSolution,
      );
      if (short.length === 0) return passed('each whole');
      return {
        outcome: 'fail',
        found: `${short.length} of ${streams} were short`,
        advice: 'Give the server more slots or context (llama-server: -np 8 -c 8192).',
      };
    });
  }
}

const passed = (found: string): Omit<CheckResult, 'name'> => ({ outcome: 'pass', found, advice: '' });

function adviceFor({ failure }: TeacherError): string {
  switch (failure) {
    case 'offline':
      return 'Start the server, and check TEACHER_URL.';
    case 'timeout':
      return 'Give it more time with TEACHER_FIRST_TOKEN_SECONDS and TEACHER_IDLE_SECONDS.';
    case 'over-budget':
      return "Wait for the API's limit, or choose a smaller set of calls.";
    case 'refused':
    case 'broken-stream':
      return 'Check TEACHER_KIND and TEACHER_MODEL.';
  }
}

/** Checks a teacher. It takes about fifty short calls. */
export function checkTeacher(teacher: Upstream, options: CheckOptions = {}): Promise<CheckResult[]> {
  return new Check(teacher, options).run();
}
