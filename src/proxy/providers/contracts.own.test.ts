/**
 * The exact requests to servers with their own protocol, and one whole response in the shape of their documentation or
 * source, which the providers' files cite. What all have in common is in providers.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { anthropic } from './anthropic.ts';
import { ask, events, lines, prompt, user } from '../testing/contracts.ts';
import { llamaCpp } from './llamacpp.ts';
import { ollama } from './ollama.ts';

describe('ollama', () => {
  it('asks in raw mode, and reads JSON lines with the count at their end', async () => {
    const { body, text, last } = await ask(ollama, {
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
      options: {
        num_predict: 4,
        temperature: 1.8,
        seed: 7,
        stop: ['<|im_end|>'],
        top_k: 0,
        top_p: 1,
        min_p: 0,
        typical_p: 1,
        repeat_penalty: 1,
        presence_penalty: 0,
        frequency_penalty: 0,
      },
    });
    expect([text, last]).toEqual(['2 + 3', { type: 'done', endedSolution: false, tokens: 4 }]);
  });
});

describe('llamacpp', () => {
  const event = (content: string, tokens: number[], tokens_predicted: number) =>
    `data: ${JSON.stringify({ index: 0, content, tokens, stop: false, id_slot: 0, tokens_predicted, tokens_evaluated: 31 })}`;

  it('asks its own endpoint, and counts held-back characters as the server does', async () => {
    const { body, text, last } = await ask(
      llamaCpp,
      events(
        event('2', [17], 1),
        // Three tokens for one character: the first two had no event.
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
      top_k: 0,
      top_p: 1,
      min_p: 0,
      typical_p: 1,
      top_n_sigma: -1,
      repeat_penalty: 1,
      presence_penalty: 0,
      frequency_penalty: 0,
      dry_multiplier: 0,
      xtc_probability: 0,
      dynatemp_range: 0,
      mirostat: 0,
      adaptive_target: -1,
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
    expect((await ask(llamaCpp, events(event('5', [20], 1), end))).last).toMatchObject({
      endedSolution,
      tokens: 2,
    });
  });

  it('counts the ids if the server counts nothing', async () => {
    const bare = (content: string, tokens: number[]) =>
      `data: ${JSON.stringify({ content, tokens, stop: false })}`;
    const end = 'data: {"content":"","stop":true,"stop_type":"eos"}';
    expect((await ask(llamaCpp, events(bare('2 +', [17, 488]), bare(' 3', [18]), end))).last).toMatchObject({
      tokens: 3,
    });
  });

  it('cuts by the ids if the server continues', async () => {
    const { text, last } = await ask(
      llamaCpp,
      events(event('1', [1], 1), event('234', [2, 3, 4], 4), event('5', [5], 5)),
    );
    expect([text, last]).toEqual([
      '1234',
      { type: 'done', endedSolution: false, tokens: 4, remarks: ['cut'] },
    ]);
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

  it('asks with a prefill without white space at its end, and within the API’s temperatures', async () => {
    const { body, headers, text, last } = await ask(anthropic, answer);
    expect(body).toEqual({
      model: 'm',
      messages: [user, { role: 'assistant', content: 'We add:' }],
      max_tokens: 5,
      temperature: 1,
      thinking: { type: 'disabled' },
      stream: true,
    });
    expect([headers?.get('x-api-key'), headers?.get('anthropic-version')]).toEqual(['k', '2023-06-01']);
    expect(headers?.has('Authorization')).toBe(false);
    expect([text, last]).toEqual(['2 + 3', { type: 'done', endedSolution: false, tokens: 4 }]);
  });

  it('starts an answer where the prefix is empty', async () => {
    expect((await ask(anthropic, answer, { prefix: '\n' })).body).toMatchObject({ messages: [user] });
  });

  it('reports that the model allows no prefill', async () => {
    const refusal = {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message:
          'This model does not support assistant message prefill. The conversation must end with a user message.',
      },
    };
    const script = { status: 400, contentType: 'application/json', body: [JSON.stringify(refusal)] };
    await expect(ask(anthropic, script)).rejects.toMatchObject({
      failure: 'refused',
      code: 'server-no-prefix',
    });
  });
});
