/** Events as servers really send them, apart from the documentation. */
import { describe, expect, it } from 'vitest';
import { TeacherError } from '../../relay/teacher.ts';
import { ask, events } from '../testing/contracts.ts';
import { chatContinue } from './chat-continue.ts';
import { completions } from './completions.ts';

const data = (json: unknown): string => `data: ${JSON.stringify(json)}`;
const choice = (text: string, finish_reason: unknown = null, more: object = {}) =>
  data({ choices: [{ index: 0, text, finish_reason }], ...more });
const usage = (completion_tokens: number) => ({ usage: { completion_tokens } });

/** @param maxTokens the n of the call */
const answer = (sent: readonly string[], maxTokens = 4) => ask(completions, events(...sent), { maxTokens });
const done = (tokens: number | null, endedSolution = false) => ({ type: 'done', endedSolution, tokens });

describe('a finish reason', () => {
  it.each([[''], ['null'], ['None'], [null], [undefined], [false], [0]])(
    'of %j ends nothing',
    async (none) => {
      const { text, last } = await answer([
        choice(' 7', none),
        choice(' x', none),
        choice(' 6', none),
        choice(' =', 'length', usage(4)),
      ]);
      expect([text, last]).toEqual([' 7 x 6 =', done(4)]);
    },
  );

  it.each([['stop'], ['STOP'], ['eos'], ['eos_token'], ['stop_sequence'], ['end_turn'], ['COMPLETE']])(
    'of %j is the end of the turn',
    async (end) => {
      const { text, last } = await answer([
        choice(' 42'),
        choice('', end),
        data({ choices: [], ...usage(2) }),
      ]);
      expect([text, last]).toEqual([' 42', done(2, true)]);
    },
  );

  it.each([['length'], ['MAX_TOKENS'], ['content_filter'], ['abort']])('of %j is not', async (end) => {
    expect((await answer([choice(' 42', end)])).last).toEqual(done(null));
  });
});

describe('an event', () => {
  it.each([
    ['without choices', {}],
    ['with null for choices', { choices: null }],
    ['with no choice', { choices: [] }],
    ['with a choice without text', { choices: [{ index: 0, finish_reason: null }] }],
    ['with null for an error', { choices: [], error: null }],
  ])('%s adds nothing', async (_, empty) => {
    const { text, last } = await answer([data(empty), choice(' 42'), data(empty), choice(' pens', 'length')]);
    expect([text, last]).toEqual([' 42 pens', done(null)]);
  });

  it('of a chat with null for its delta adds nothing', async () => {
    const { text } = await ask(
      chatContinue,
      events(
        data({ choices: [{ index: 0, delta: null, finish_reason: '' }] }),
        data({ choices: [{ index: 0, delta: { content: '5' }, finish_reason: '' }] }),
        data({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
      ),
    );
    expect(text).toBe('5');
  });

  it('may hold several tokens', async () => {
    const { text, last } = await answer([choice(' 7 x 6'), choice(' = 42', 'length', usage(6))], 6);
    expect([text, last]).toEqual([' 7 x 6 = 42', done(6)]);
  });
});

describe('an error within the stream', () => {
  const failureOf = (sent: readonly string[]) =>
    answer(sent).then(
      () => null,
      (error: unknown) => (error instanceof TeacherError ? [error.failure, error.message] : error),
    );

  it.each([
    ['in a list, as Google sends it', [{ error: { code: 429, message: 'Quota exceeded' } }], 'over-budget'],
    [
      'with a status in words',
      { error: { message: 'Quota exceeded', code: 'rate_limit_exceeded' } },
      'over-budget',
    ],
    ['with a type', { error: { message: 'Quota exceeded', type: 'insufficient_quota' } }, 'over-budget'],
    ['with a text', { error: 'Quota exceeded' }, 'refused'],
    [
      'of the server after this one, as Ollama 0.33 passes on that of llama.cpp',
      {
        error:
          '{"error":{"code":400,"message":"Quota exceeded","type":"exceed_context_size_error","n_ctx":4096}}',
      },
      'refused',
    ],
    [
      'of such a server with its status',
      { error: '{"error":{"code":429,"message":"Quota exceeded"}}' },
      'over-budget',
    ],
    ['with a message of its own', { object: 'error', message: 'Quota exceeded', code: 500 }, 'refused'],
  ])('%s', async (_, error, failure) => {
    expect(await failureOf([data(error)])).toEqual([
      failure,
      expect.stringContaining('"words":"Quota exceeded"'),
    ]);
    expect(await failureOf([choice(' 42'), data(error)])).toEqual([
      'broken-stream',
      expect.stringContaining('Quota exceeded'),
    ]);
  });
});

it.each([['{'], ['{"a": 1}'], ['{x} is not allowed']])(
  'an error whose message is %s is quoted as it is',
  async (error) => {
    await expect(answer([data({ error })])).rejects.toMatchObject({ params: { words: error } });
  },
);

describe('a blank at the end of the prefix', () => {
  it('is not doubled, and takes none of the n tokens', async () => {
    const sent = [choice(' '), choice('4'), choice('2'), choice('', 'length', usage(3))];
    const { body, text, last } = await ask(completions, events(...sent), { prefix: 'It is ', maxTokens: 2 });
    expect(body).toMatchObject({ max_tokens: 3, prompt: expect.stringMatching(/It is $/) as string });
    expect([text, last]).toEqual(['42', done(2)]);
    const joined = [choice(' 4'), choice('2'), choice(' pens'), choice('', 'length', usage(3))];
    const other = await ask(completions, events(...joined), { prefix: 'It is ', maxTokens: 2 });
    expect([other.text, other.last]).toEqual(['42', done(2)]);
  });
});

it('a block of thoughts without its opening tag is removed', async () => {
  const { text, last } = await answer(
    [choice('Let me add.</think>\n\nThe'), choice(' sum', 'length', usage(9))],
    9,
  );
  expect([text, last]).toEqual(['The sum', { ...done(9), remarks: ['thought'] }]);
});
