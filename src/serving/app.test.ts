import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultOptions } from '../relay/defaults.ts';
import { ScriptedStudent, type Script } from '../relay/testing/scripted-student.ts';
import { ScriptedTeacher, textAnswer } from '../relay/testing/scripted-teacher.ts';
import { createRelayServer, type RelayServerOptions } from './app.ts';

const script = 'It is <call>2</call>5. So \\boxed{5}';

function app(changed: Partial<RelayServerOptions> = {}, text: Script = script) {
  return createRelayServer({
    model: 'student+teacher',
    students: [new ScriptedStudent(text)],
    teacher: new ScriptedTeacher(Array.from({ length: 20 }, () => textAnswer(['about '], { tokens: 2 }))),
    defaults: { ...defaultOptions },
    findAnswer: (solution) => ({ answer: solution.slice(-2, -1), source: 'boxed' }),
    apiKey: 'secret',
    describe: ({ code }) => code,
    ...changed,
  });
}

const solution = 'It is about 5. So \\boxed{5}';
const problem = { role: 'user', content: 'What is 2 + 3?' } as const;
const request = { model: 'student+teacher', messages: [problem] };

describe('the official client', () => {
  const server = serve({ fetch: app().fetch, port: 0, hostname: '127.0.0.1' });
  let client = new OpenAI({ apiKey: 'secret' });
  beforeAll(async () => {
    await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', resolve)));
    const { port } = server.address() as AddressInfo;
    client = new OpenAI({ apiKey: 'secret', baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 });
  });
  afterAll(() => {
    server.close();
  });

  it('lists the pair as one model', async () => {
    const models = await client.models.list();
    expect(models.data.map(({ id }) => id)).toEqual(['student+teacher']);
  });

  it('gets a relayed solution, who wrote it and what it used', async () => {
    const completion = await client.chat.completions.create(request);
    const [choice] = completion.choices;
    expect(choice).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', content: solution },
    });
    const usage = completion.usage;
    expect(usage).toMatchObject({ prompt_tokens: 10, relay: { teacher_tokens: 2 } });
    expect(usage?.total_tokens).toBe(10 + (usage?.completion_tokens ?? 0));
    expect(completion).toMatchObject({
      object: 'chat.completion',
      relay: {
        policy: 'learned',
        answer: '5',
        answer_source: 'boxed',
        calls: [{ by: 'student', offset: 6, requested: 2, delivered: 2, outcome: 'delivered', error: null }],
        segments: [
          { author: 'student', start: 0, end: 6 },
          { author: 'teacher', start: 6, end: 12 },
          { author: 'student', start: 12, end: solution.length },
        ],
      },
    });
  });

  it('gets the same as a stream, without commands', async () => {
    const stream = await client.chat.completions.create({
      ...request,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const part of stream) chunks.push(part);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(solution);
    expect(chunks[0]?.choices[0]?.delta.role).toBe('assistant');
    expect(chunks.at(-2)).toMatchObject({ choices: [{ finish_reason: 'stop' }], relay: { answer: '5' } });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { relay: { teacher_tokens: 2 } } });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  it('gets completions, whole and streamed', async () => {
    const text = { model: 'relay', prompt: 'What is 2 + 3?' };
    const completion = await client.completions.create(text);
    expect(completion.choices[0]).toMatchObject({ text: solution, finish_reason: 'stop' });
    let streamed = '';
    for await (const part of await client.completions.create({ ...text, stream: true }))
      streamed += part.choices[0]?.text ?? '';
    expect(streamed).toBe(solution);
  });

  it('ends at its stop strings and its limits', async () => {
    const stopped = await client.chat.completions.create({ ...request, stop: ['t 5', '. S'] });
    expect(stopped.choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: 'It is abou' } });
    const short = await client.chat.completions.create({ ...request, max_completion_tokens: 3 });
    expect(short.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'It ' } });
  });

  it('chooses the policy of the relay', async () => {
    const relay = { policy: 'never' };
    const completion = await client.chat.completions.create({ ...request, ...{ relay } });
    expect(completion).toMatchObject({ usage: { relay: { teacher_tokens: 0 } }, relay: { policy: 'never' } });
  });

  it.each([
    [{ model: 'other' }, 404, 'There is no model other'],
    [{ n: 2 }, 400, 'one solution at a time'],
    [{ logprobs: true }, 400, 'no log-probabilities'],
    [{ messages: [] }, 400, 'Too small'],
    [{ messages: [{ role: 'system', content: 'Be brief.' }] }, 400, 'no problem to solve'],
    [{ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] }, 400, ''],
    [{ relay: { policy: 'sometimes' } }, 400, 'There is no policy sometimes'],
    [{ relay: { policy: 'router:0.5' } }, 400, 'policy-needs-router'],
    [{ temperature: 3 }, 400, ''],
  ])('gets an error of its kind for %j', async (changed, status, words) => {
    const failing = client.chat.completions.create({ ...request, ...(changed as object) });
    await expect(failing).rejects.toMatchObject({
      status,
      message: expect.stringContaining(words) as string,
    });
  });

  it('is refused without the key', async () => {
    const stranger = client.withOptions({ apiKey: 'guess' });
    await expect(stranger.chat.completions.create(request)).rejects.toMatchObject({ status: 401 });
  });
});

const post = (server: ReturnType<typeof app>, body: object): Promise<Response> =>
  Promise.resolve(
    server.request('/v1/chat/completions', {
      method: 'POST',
      headers: { Authorization: 'Bearer secret' },
      body: JSON.stringify(body),
    }),
  );

describe('the server', () => {
  it('serves as many requests as come, one for each student at a time', async () => {
    const server = app({ students: [new ScriptedStudent(script), new ScriptedStudent(script)] });
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(server, request)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  });

  it('refuses more than may wait', async () => {
    const server = app({ mostWaiting: 1 });
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(server, request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
  });

  it('says in words that a model failed, whole and streamed, and serves the next request', async () => {
    let fails = true;
    const student = new ScriptedStudent(script, {
      beforeProposal: () => {
        if (fails) throw new Error('out of memory');
      },
    });
    const server = app({ students: [student] });
    const answer = await post(server, request);
    expect([answer.status, await answer.json()]).toMatchObject([
      500,
      { error: { message: 'student-failed' } },
    ]);
    const streamed = await post(server, { ...request, stream: true });
    expect(await streamed.text()).toContain('"error":{"message":"student-failed"');
    fails = false;
    expect((await post(server, request)).status).toBe(200);
  });

  it('frees the student of a client that leaves', async () => {
    const server = app();
    const streamed = await post(server, { ...request, stream: true });
    await streamed.body?.cancel();
    expect((await post(server, request)).status).toBe(200);
  });

  it('answers other paths, and bodies that are none, in its form', async () => {
    expect((await app().request('/v2')).status).toBe(404);
    const server = app({ apiKey: null });
    const broken = await server.request('/v1/completions', { method: 'POST', body: '{' });
    expect([broken.status, await broken.json()]).toMatchObject([
      400,
      { error: { type: 'invalid_request_error' } },
    ]);
    const large = await server.request('/v1/completions', { method: 'POST', body: 'x'.repeat(5_000_000) });
    expect(large.status).toBe(413);
  });
});
