/**
 * The exact requests to servers that respond like OpenAI's, and one whole response in the shape of their documentation or
 * source, which the providers' files cite. What all have in common is in providers.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { fakeFetch } from '../../teacher/testing/fake-model-server/fake-fetch.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { ask, events, prompt, teacherRequest, user } from '../testing/contracts.ts';
import { chatContinue } from './chat-continue.ts';
import { completions } from './completions.ts';
import { deepSeek } from './deepseek.ts';
import { instruct } from './instruct.ts';
import { mistral } from './mistral.ts';
import { openRouter } from './openrouter.ts';
import { providerUpstream } from './provider.ts';
import { chatML } from '../prompt/prompt-format.ts';

const openAI = { top_p: 1, presence_penalty: 0, frequency_penalty: 0 };
const own = { ...openAI, top_k: -1, min_p: 0, repetition_penalty: 1, repeat_penalty: 1 };

describe('completions', () => {
  const answer = events(
    'data: {"id":"cmpl-8f","object":"text_completion","created":1790000000,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"text":"2 +","logprobs":null,"finish_reason":null,"stop_reason":null}],"usage":null}',
    'data: {"id":"cmpl-8f","object":"text_completion","created":1790000000,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"text":" 3","logprobs":null,"finish_reason":"length","stop_reason":null}],"usage":null}',
    'data: {"id":"cmpl-8f","object":"text_completion","created":1790000000,"model":"Qwen/Qwen3-8B","choices":[],"usage":{"prompt_tokens":31,"total_tokens":35,"completion_tokens":4}}',
    'data: [DONE]',
  );

  it('asks for the continuation of a rendered prompt, spaces at its end included', async () => {
    const { body, text, last } = await ask(completions, answer);
    expect(body).toEqual({
      model: 'm',
      prompt: `${prompt}We add: \n`,
      max_tokens: 4,
      temperature: 1.8,
      seed: 7,
      ...own,
      stop: ['<|im_end|>'],
      stream: true,
      stream_options: { include_usage: true },
    });
    expect([text, last]).toEqual(['2 + 3', { type: 'done', endedSolution: false, tokens: 4 }]);
  });

  it('reads a running count, and cuts an event of several tokens by it', async () => {
    const chunk = (text: string, completion_tokens: number) =>
      `data: ${JSON.stringify({ choices: [{ index: 0, text, finish_reason: null }], usage: { completion_tokens } })}`;
    const { text, last } = await ask(completions, events(chunk('abc', 3), chunk('defg', 7)));
    expect([text, last]).toEqual([
      'abcdefg',
      { type: 'done', endedSolution: false, tokens: 4, remarks: ['cut'] },
    ]);
  });

  it('sends no Authorization header without a key', async () => {
    const { fetch, requests } = fakeFetch(answer);
    const upstream = providerUpstream(
      completions,
      { url: 'http://x/v1', model: 'm', apiKey: null, transport: fetchTransport(fetch) },
      chatML,
    );
    await collect(upstream.write(teacherRequest));
    expect(requests[0]?.headers.has('Authorization')).toBe(false);
  });
});

describe('chat-continue', () => {
  const answer = (...contents: string[]) =>
    events(
      'data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1790000000,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}',
      ...contents.map(
        (content) =>
          `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}`,
      ),
      'data: {"id":"chatcmpl-1","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop","stop_reason":null}]}',
      'data: [DONE]',
    );

  it('asks for the continuation of the assistant’s message without the spaces at its end', async () => {
    const { body } = await ask(chatContinue, answer('5'));
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'We add:' }],
      add_generation_prompt: false,
      continue_final_message: true,
      chat_template_kwargs: { enable_thinking: false },
      max_tokens: 5,
      temperature: 1.8,
      seed: 7,
      ...own,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('starts an answer where the prefix is empty', async () => {
    for (const prefix of ['', ' \n']) {
      const { body } = await ask(chatContinue, answer('5'), { prefix });
      expect(body).toMatchObject({ messages: [user] });
      expect(body).not.toHaveProperty('add_generation_prompt');
      expect(body).not.toHaveProperty('continue_final_message');
    }
  });

  it.each([
    ['a: ', [' 5'], '5'],
    ['a:\n\n', ['\n', '\n5 \n'], '5 \n'],
    ['a: ', ['5 5'], '5 5'],
    ['a:\n', [' 5'], ' 5'],
    ['a: ', ['  5'], ' 5'],
    ['a:', [' 5'], ' 5'],
  ])('does not let the teacher repeat the spaces of %j', async (prefix, contents, text) => {
    expect((await ask(chatContinue, answer(...contents), { prefix })).text).toBe(text);
  });
});

describe('mistral', () => {
  const chunk = (content: string, more = '') =>
    `data: {"id":"a1","object":"chat.completion.chunk","created":1790000000,"model":"mistral-small-latest","choices":[{"index":0,"delta":{"content":${JSON.stringify(content)}},"finish_reason":${more === '' ? 'null' : '"length"'}}]${more}}`;
  const usage = ',"usage":{"prompt_tokens":31,"total_tokens":35,"completion_tokens":4}';

  it('asks with a marked prefix and no field that the API refuses', async () => {
    const { body } = await ask(mistral, events(chunk('2', usage), 'data: [DONE]'));
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'We add:', prefix: true }],
      max_tokens: 5,
      temperature: 1.5,
      ...openAI,
      random_seed: 7,
      stream: true,
    });
  });

  it('removes the prefix that every answer repeats, and does not count it', async () => {
    const answer = events(
      'data: {"id":"a1","object":"chat.completion.chunk","created":1790000000,"model":"mistral-small-latest","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}',
      ...['We', ' add', ':', ' \n2', ' +', ' 3'].map((content) => chunk(content)),
      chunk(' =', usage),
      'data: [DONE]',
    );
    const { text, last } = await ask(mistral, answer);
    expect([text, last]).toEqual(['2 + 3 =', { type: 'done', endedSolution: false, tokens: 4 }]);
    const short = await ask(mistral, events(chunk('22'), chunk(' + 3', usage), 'data: [DONE]'), {
      prefix: '2',
    });
    expect(short.text).toBe('2 + 3');
  });

  it('starts an answer where the prefix is empty', async () => {
    const { body } = await ask(mistral, events(chunk('2', usage)), { prefix: ' ' });
    expect(body).toMatchObject({ messages: [user] });
  });
});

describe('deepseek', () => {
  const chunk = (content: string, more = '') =>
    `data: {"id":"1f","object":"chat.completion.chunk","created":1790000000,"model":"deepseek-flash","system_fingerprint":"fp","choices":[{"index":0,"delta":{"content":${JSON.stringify(content)},"reasoning_content":null},"logprobs":null,"finish_reason":${more === '' ? 'null' : '"stop"'}}]${more}}`;
  const usage =
    ',"usage":{"prompt_tokens":17,"completion_tokens":3,"total_tokens":20,"prompt_cache_hit_tokens":0}';

  it('asks with a marked prefix, thinking off and no seed', async () => {
    const { body, text, last } = await ask(deepSeek, events(chunk('5'), chunk('.', usage), 'data: [DONE]'));
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'We add:', prefix: true }],
      max_tokens: 5,
      temperature: 1.8,
      ...openAI,
      thinking: { type: 'disabled' },
      stream: true,
      stream_options: { include_usage: true },
    });
    expect([text, last]).toEqual(['5.', { type: 'done', endedSolution: true, tokens: 3 }]);
  });

  it('keeps a short repetition as the teacher’s own words', async () => {
    const answer = events(chunk('2'), chunk(' + 3', usage), 'data: [DONE]');
    expect((await ask(deepSeek, answer, { prefix: '2' })).text).toBe('2 + 3');
  });
});

describe('openrouter', () => {
  it('asks with a last message of the assistant and reasoning off, and skips comments', async () => {
    const { body, text, last } = await ask(
      openRouter,
      events(
        ': OPENROUTER PROCESSING',
        'data: {"id":"gen-1","provider":"Mistral","model":"mistralai/mistral-small","object":"chat.completion.chunk","created":1790000000,"choices":[{"index":0,"delta":{"role":"assistant","content":"First we add all of it: 2"},"finish_reason":null,"native_finish_reason":null,"logprobs":null}]}',
        ': OPENROUTER PROCESSING',
        'data: {"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":" + 3"},"finish_reason":"length","native_finish_reason":"length"}]}',
        'data: {"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":{"prompt_tokens":194,"completion_tokens":4,"total_tokens":198,"cost":0.95,"completion_tokens_details":{"reasoning_tokens":0}}}',
        'data: [DONE]',
      ),
      { prefix: 'First we add all of it: ' },
    );
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'First we add all of it:' }],
      max_tokens: 5,
      temperature: 1.8,
      seed: 7,
      ...openAI,
      top_k: 0,
      min_p: 0,
      repetition_penalty: 1,
      reasoning: { enabled: false },
      stream: true,
    });
    expect([text, last]).toEqual(['2 + 3', { type: 'done', endedSolution: false, tokens: 4 }]);
  });
});

describe('instruct', () => {
  const answer = events(
    'data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1790000000,"model":"gpt-4.1","service_tier":"default","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}',
    'data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1790000000,"model":"gpt-4.1","choices":[{"index":0,"delta":{"content":"Sure! 2 + 3"},"logprobs":null,"finish_reason":null}],"usage":null}',
    'data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1790000000,"model":"gpt-4.1","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"length"}],"usage":null}',
    'data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1790000000,"model":"gpt-4.1","choices":[],"usage":{"prompt_tokens":60,"completion_tokens":4,"total_tokens":64,"completion_tokens_details":{"reasoning_tokens":0}}}',
    'data: [DONE]',
  );

  it('asks in words for the continuation, and marks the answer', async () => {
    const { body, text, last } = await ask(instruct, answer);
    expect(body).toEqual({
      model: 'm',
      messages: [
        user,
        { role: 'assistant', content: 'We add:' },
        { role: 'user', content: expect.stringMatching(/Continue it from exactly there/) },
      ],
      max_tokens: 4 + 19,
      temperature: 1.8,
      seed: 7,
      ...own,
      stream: true,
      stream_options: { include_usage: true },
    });
    expect([text, last]).toEqual([
      '2 + 3',
      { type: 'done', endedSolution: false, tokens: 4, remarks: ['approximate'] },
    ]);
  });

  it('spends none of the n tokens on what is removed', async () => {
    const chunk = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}`;
    const said = ['Sure', '! ', 'We', ' add', ':', ' 2', ' +', ' 3', ' =', ' 5', ' pens'];
    const usage = (completion_tokens: number) =>
      `data: ${JSON.stringify({ choices: [], usage: { completion_tokens } })}`;
    const end = 'data: {"choices":[{"delta":{},"finish_reason":"length"}]}';
    const cut = await ask(instruct, events(...said.map(chunk), end, usage(11), 'data: [DONE]'));
    expect([cut.text, cut.last]).toEqual([
      '2 + 3 =',
      { type: 'done', endedSolution: false, tokens: 4, remarks: ['approximate'] },
    ]);
    const stop = 'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}';
    const short = await ask(instruct, events(...said.slice(0, 8).map(chunk), stop, usage(8), 'data: [DONE]'));
    expect([short.text, short.last]).toEqual([
      '2 + 3',
      { type: 'done', endedSolution: true, tokens: 3, remarks: ['approximate'] },
    ]);
  });

  it('cuts after the n-th token where the server sends pieces smaller than a token', async () => {
    const chunk = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}`;
    const end = [
      'data: {"choices":[{"delta":{},"finish_reason":"length"}]}',
      'data: {"choices":[],"usage":{"completion_tokens":8}}',
      'data: [DONE]',
    ];
    const letters = [...'pens are left, and she keeps them'].map(chunk);
    const { text, last } = await ask(instruct, events(...letters, ...end));
    expect([text, last]).toEqual([
      'pens are left, and',
      { type: 'done', endedSolution: false, tokens: 4, remarks: ['approximate'] },
    ]);
  });

  it('counts the end token of an answer that only repeats', async () => {
    const chunk = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}`;
    const end = [
      'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}',
      'data: {"choices":[],"usage":{"completion_tokens":4}}',
      'data: [DONE]',
    ];
    const { text, last } = await ask(instruct, events(...['We', ' add', ':'].map(chunk), ...end));
    expect([text, last]).toEqual([
      '',
      { type: 'done', endedSolution: true, tokens: 1, remarks: ['approximate'] },
    ]);
  });

  it('marks nothing where the prefix is empty', async () => {
    const { body, last } = await ask(instruct, answer, { prefix: '' });
    expect(body).toMatchObject({ messages: [user] });
    expect(last).toEqual({ type: 'done', endedSolution: false, tokens: 4 });
  });

  it('names the limit as OpenAI’s newer models require', async () => {
    const { fetch, requests } = fakeFetch(answer);
    const server = {
      url: 'https://api.openai.com/v1',
      model: 'm',
      apiKey: 'k',
      transport: fetchTransport(fetch),
    };
    await collect(providerUpstream(instruct, server, chatML).write(teacherRequest));
    expect(requests[0]?.body).toMatchObject({ max_completion_tokens: 4 + 19 });
    expect(requests[0]?.body).not.toHaveProperty('max_tokens');
  });
});
