/**
 * What each server is asked for, to the letter, and one whole answer in the shape that its documentation or source gives;
 * the adapters' files name those. What all have in common is in adapters.test.ts.
 */
import { describe, expect, it } from 'vitest';
import type { TeacherRequest } from '../../relay/teacher.ts';
import { collect, scriptedFetch, type Script } from '../../teacher/scripted-fetch.ts';
import { baseAddress, kinds, type ForeignKind } from './kinds.ts';
import { chatML } from './prompt-format.ts';

const asked = 'What is 2 + 3?\nPlease reason step by step, and put your final answer within \\boxed{}.';
const prompt = `<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n`;
const user = { role: 'user', content: asked };
const request: TeacherRequest = {
  problem: 'What is 2 + 3?',
  prefix: 'We add: \n',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 4,
  temperature: 1.8,
  seed: 7,
};

async function ask(kind: ForeignKind, script: Script, changes: Partial<TeacherRequest> = {}) {
  const { fetch, requests } = scriptedFetch(script);
  const url = baseAddress(kind, kinds[kind].address);
  const upstream = kinds[kind].make({ url, model: 'm', apiKey: 'k', fetch }, chatML);
  const chunks = await collect(upstream.write({ ...request, ...changes }));
  const text = chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');
  return { text, last: chunks.at(-1), body: requests[0]?.body, headers: requests[0]?.headers };
}

/** Lines as they stand in a recording. */
const lines = (...texts: string[]): Script => ({ body: [texts.map((text) => `${text}\n`).join('')] });
const events = (...texts: string[]): Script => ({ body: [texts.map((text) => `${text}\n\n`).join('')] });

describe('completions', () => {
  const answer = events(
    'data: {"id":"cmpl-8f","object":"text_completion","created":1790000000,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"text":"2 +","logprobs":null,"finish_reason":null,"stop_reason":null}],"usage":null}',
    'data: {"id":"cmpl-8f","object":"text_completion","created":1790000000,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"text":" 3","logprobs":null,"finish_reason":"length","stop_reason":null}],"usage":null}',
    'data: {"id":"cmpl-8f","object":"text_completion","created":1790000000,"model":"Qwen/Qwen3-8B","choices":[],"usage":{"prompt_tokens":31,"total_tokens":35,"completion_tokens":4}}',
    'data: [DONE]',
  );

  it('asks for the continuation of a rendered prompt, spaces at its end included', async () => {
    const { body, text, last } = await ask('completions', answer);
    expect(body).toEqual({
      model: 'm',
      prompt: `${prompt}We add: \n`,
      max_tokens: 4,
      temperature: 1.8,
      seed: 7,
      stop: ['<|im_end|>'],
      stream: true,
      stream_options: { include_usage: true },
    });
    expect([text, last]).toEqual(['2 + 3', { type: 'done', endedSolution: false, tokens: 4 }]);
  });

  it('reads a running count where the server gives one, and cuts an event of several tokens by it', async () => {
    const chunk = (text: string, completion_tokens: number) =>
      `data: ${JSON.stringify({ choices: [{ index: 0, text, finish_reason: null }], usage: { completion_tokens } })}`;
    const { text, last } = await ask('completions', events(chunk('abc', 3), chunk('defg', 7)));
    expect([text, last]).toEqual([
      'abcd',
      { type: 'done', endedSolution: false, tokens: null, remarks: ['cut'] },
    ]);
  });

  it('shows no key where there is none', async () => {
    const { fetch, requests } = scriptedFetch(answer);
    const upstream = kinds.completions.make({ url: 'http://x/v1', model: 'm', apiKey: null, fetch }, chatML);
    await collect(upstream.write(request));
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
    const { body } = await ask('chat-continue', answer('5'));
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'We add:' }],
      add_generation_prompt: false,
      continue_final_message: true,
      chat_template_kwargs: { enable_thinking: false },
      max_tokens: 4,
      temperature: 1.8,
      seed: 7,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('begins an answer where there is none yet', async () => {
    for (const prefix of ['', ' \n']) {
      const { body } = await ask('chat-continue', answer('5'), { prefix });
      expect(body).toMatchObject({ messages: [user], add_generation_prompt: true });
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
    expect((await ask('chat-continue', answer(...contents), { prefix })).text).toBe(text);
  });
});

describe('ollama', () => {
  it('asks in raw mode, and reads JSON lines with the count at their end', async () => {
    const { body, text, last } = await ask('ollama', {
      contentType: 'application/x-ndjson',
      ...lines(
        '{"model":"qwen2.5:7b","created_at":"2026-08-21T18:48:22.123456Z","response":"2","done":false}',
        '{"model":"qwen2.5:7b","created_at":"2026-08-21T18:48:22.223456Z","response":" +","done":false}',
        '{"model":"qwen2.5:7b","created_at":"2026-08-21T18:48:22.323456Z","response":" 3","done":true,"done_reason":"length","total_duration":10706818083,"load_duration":6338219291,"prompt_eval_count":26,"prompt_eval_duration":130079000,"eval_count":4,"eval_duration":423271000}',
      ),
    });
    expect(body).toEqual({
      model: 'm',
      prompt: `${prompt}We add: \n`,
      raw: true,
      think: false,
      truncate: false,
      stream: true,
      options: { num_predict: 4, temperature: 1.8, seed: 7, stop: ['<|im_end|>'] },
    });
    expect([text, last]).toEqual(['2 + 3', { type: 'done', endedSolution: false, tokens: 4 }]);
  });
});

describe('llamacpp', () => {
  const event = (content: string, tokens: number[], tokens_predicted: number) =>
    `data: ${JSON.stringify({ index: 0, content, tokens, stop: false, id_slot: 0, tokens_predicted, tokens_evaluated: 31 })}`;

  it('asks its own endpoint, and counts the characters that were held back as the server does', async () => {
    const { body, text, last } = await ask(
      'llamacpp',
      events(
        event('2', [17], 1),
        // Three tokens for one character: the first two came in no event.
        event('数', [163], 4),
        'data: {"content":"","tokens":[],"stop":true,"stop_type":"limit","tokens_predicted":4}',
      ),
    );
    expect(body).toEqual({
      model: 'm',
      prompt: `${prompt}We add: \n`,
      n_predict: 4,
      temperature: 1.8,
      seed: 7,
      stop: ['<|im_end|>'],
      stream: true,
      cache_prompt: true,
      return_tokens: true,
      response_fields: ['content', 'tokens', 'stop', 'stop_type', 'tokens_predicted'],
    });
    expect([text, last]).toEqual(['2数', { type: 'done', endedSolution: false, tokens: 4 }]);
  });

  it.each([
    ['eos', true],
    ['word', true],
    ['limit', false],
  ])('ends the solution by %s: %s', async (stop_type, endedSolution) => {
    const end = `data: ${JSON.stringify({ content: '', stop: true, stop_type, tokens_predicted: 2 })}`;
    expect((await ask('llamacpp', events(event('5', [20], 1), end))).last).toMatchObject({
      endedSolution,
      tokens: 2,
    });
  });

  it('counts the ids where the server counts nothing', async () => {
    const bare = (content: string, tokens: number[]) =>
      `data: ${JSON.stringify({ content, tokens, stop: false })}`;
    const end = 'data: {"content":"","stop":true,"stop_type":"eos"}';
    expect((await ask('llamacpp', events(bare('2 +', [17, 488]), bare(' 3', [18]), end))).last).toMatchObject(
      {
        tokens: 3,
      },
    );
  });

  it('knows by them how much was written where the server goes on', async () => {
    const { text, last } = await ask(
      'llamacpp',
      events(event('1', [1], 1), event('234', [2, 3, 4], 4), event('5', [5], 5)),
    );
    expect([text, last]).toEqual([
      '1234',
      { type: 'done', endedSolution: false, tokens: 4, remarks: ['cut'] },
    ]);
  });
});

describe('mistral', () => {
  const chunk = (content: string, more = '') =>
    `data: {"id":"a1","object":"chat.completion.chunk","created":1790000000,"model":"mistral-small-latest","choices":[{"index":0,"delta":{"content":${JSON.stringify(content)}},"finish_reason":${more === '' ? 'null' : '"length"'}}]${more}}`;
  const usage = ',"usage":{"prompt_tokens":31,"total_tokens":35,"completion_tokens":4}';

  it('asks with a marked prefix and no field that the API refuses', async () => {
    const { body } = await ask('mistral', events(chunk('2', usage), 'data: [DONE]'));
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'We add:', prefix: true }],
      max_tokens: 4,
      temperature: 1.5,
      random_seed: 7,
      stream: true,
    });
  });

  it('drops the prefix that every answer begins with, and does not count it', async () => {
    const answer = events(
      'data: {"id":"a1","object":"chat.completion.chunk","created":1790000000,"model":"mistral-small-latest","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}',
      ...['We', ' add', ':', ' \n2', ' +', ' 3'].map((content) => chunk(content)),
      chunk(' =', usage),
      'data: [DONE]',
    );
    const { text, last } = await ask('mistral', answer);
    expect([text, last]).toEqual(['2 + 3 =', { type: 'done', endedSolution: false, tokens: 4 }]);
    const short = await ask('mistral', events(chunk('22'), chunk(' + 3', usage), 'data: [DONE]'), {
      prefix: '2',
    });
    expect(short.text).toBe('2 + 3');
  });

  it('begins an answer where there is none yet', async () => {
    const { body } = await ask('mistral', events(chunk('2', usage)), { prefix: ' ' });
    expect(body).toMatchObject({ messages: [user] });
  });
});

describe('deepseek', () => {
  const chunk = (content: string, more = '') =>
    `data: {"id":"1f","object":"chat.completion.chunk","created":1790000000,"model":"deepseek-flash","system_fingerprint":"fp","choices":[{"index":0,"delta":{"content":${JSON.stringify(content)},"reasoning_content":null},"logprobs":null,"finish_reason":${more === '' ? 'null' : '"stop"'}}]${more}}`;
  const usage =
    ',"usage":{"prompt_tokens":17,"completion_tokens":3,"total_tokens":20,"prompt_cache_hit_tokens":0}';

  it('asks with a marked prefix, thinking off and no seed', async () => {
    const { body, text, last } = await ask('deepseek', events(chunk('5'), chunk('.', usage), 'data: [DONE]'));
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'We add:', prefix: true }],
      max_tokens: 4,
      temperature: 1.8,
      thinking: { type: 'disabled' },
      stream: true,
      stream_options: { include_usage: true },
    });
    expect([text, last]).toEqual(['5.', { type: 'done', endedSolution: true, tokens: 3 }]);
  });

  it('takes a short prefix that comes again for the teacher’s own words', async () => {
    const answer = events(chunk('2'), chunk(' + 3', usage), 'data: [DONE]');
    expect((await ask('deepseek', answer, { prefix: '2' })).text).toBe('2 + 3');
  });
});

describe('openrouter', () => {
  it('asks with a last message of the assistant’s and reasoning off, and reads on after comments', async () => {
    const { body, text, last } = await ask(
      'openrouter',
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
      max_tokens: 4,
      temperature: 1.8,
      seed: 7,
      reasoning: { enabled: false },
      stream: true,
    });
    expect([text, last]).toEqual(['2 + 3', { type: 'done', endedSolution: false, tokens: 4 }]);
  });
});

describe('anthropic', () => {
  const answer = events(
    'event: message_start\ndata: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude-haiku-4-5","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"output_tokens":1}}}',
    'event: content_block_start\ndata: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}',
    'event: ping\ndata: {"type":"ping"}',
    'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"2 + 3"}}',
    'event: content_block_stop\ndata: {"type":"content_block_stop","index":0}',
    'event: message_delta\ndata: {"type":"message_delta","delta":{"stop_reason":"max_tokens","stop_sequence":null},"usage":{"output_tokens":4}}',
    'event: message_stop\ndata: {"type":"message_stop"}',
  );

  it('asks with a prefill that ends with no white space, and no higher temperature than there is', async () => {
    const { body, headers, text, last } = await ask('anthropic', answer);
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'We add:' }],
      max_tokens: 4,
      temperature: 1,
      thinking: { type: 'disabled' },
      stream: true,
    });
    expect([headers?.get('x-api-key'), headers?.get('anthropic-version')]).toEqual(['k', '2023-06-01']);
    expect(headers?.has('Authorization')).toBe(false);
    expect([text, last]).toEqual(['2 + 3', { type: 'done', endedSolution: false, tokens: 4 }]);
  });

  it('begins an answer where there is none yet', async () => {
    expect((await ask('anthropic', answer, { prefix: '\n' })).body).toMatchObject({ messages: [user] });
  });

  it('says what to do where the model allows no prefill', async () => {
    const refusal = {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message:
          'This model does not support assistant message prefill. The conversation must end with a user message.',
      },
    };
    const script = { status: 400, contentType: 'application/json', body: [JSON.stringify(refusal)] };
    await expect(ask('anthropic', script)).rejects.toMatchObject({
      failure: 'refused',
      message: expect.stringMatching(/in the middle of an answer.*TEACHER_MODEL.*TEACHER_KIND=instruct/),
    });
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

  it('asks in words for what comes next, and marks the answer', async () => {
    const { body, text, last } = await ask('instruct', answer);
    expect(body).toEqual({
      model: 'm',
      messages: [
        user,
        { role: 'assistant', content: 'We add:' },
        { role: 'user', content: expect.stringMatching(/Continue it from exactly there/) },
      ],
      max_tokens: 4,
      temperature: 1.8,
      seed: 7,
      stream: true,
      stream_options: { include_usage: true },
    });
    expect([text, last]).toEqual([
      '2 + 3',
      { type: 'done', endedSolution: false, tokens: 4, remarks: ['approximate'] },
    ]);
  });

  it('marks nothing where there is nothing to continue yet', async () => {
    const { body, last } = await ask('instruct', answer, { prefix: '' });
    expect(body).toMatchObject({ messages: [user] });
    expect(last).toEqual({ type: 'done', endedSolution: false, tokens: 4 });
  });

  it('names the limit as OpenAI’s newer models want it there', async () => {
    const { fetch, requests } = scriptedFetch(answer);
    const server = { url: 'https://api.openai.com/v1', model: 'm', apiKey: 'k', fetch };
    await collect(kinds.instruct.make(server, chatML).write(request));
    expect(requests[0]?.body).toMatchObject({ max_completion_tokens: 4 });
    expect(requests[0]?.body).not.toHaveProperty('max_tokens');
  });
});
