/** Servers that refuse a field: it is left out, or the call is made in another way, and that is remembered. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { protocolOf } from '../../teacher/testing/fake-model-server/protocols.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { chatContinue } from './chat-continue.ts';
import { completions } from './completions.ts';
import { teacherRequest } from '../testing/contracts.ts';
import { providerUpstream, type Provider } from './provider.ts';

const sent = z.record(z.string(), z.unknown());

/** A server that refuses a body with one of these fields. */
function refusing(fields: readonly string[], refusal: (names: string[]) => unknown, status = 422) {
  const requests: { path: string; fields: string[] }[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { pathname } = new URL(String(input));
    const body = sent.parse(JSON.parse(String(init?.body)));
    requests.push({ path: pathname, fields: Object.keys(body) });
    const refused = fields.filter((name) => name in body);
    if (refused.length > 0) return Promise.resolve(Response.json(refusal(refused), { status }));
    const { piece, end, contentType } = protocolOf(
      pathname.includes('chat') ? 'chat-continue' : 'completions',
    );
    return Promise.resolve(
      new Response(piece('5') + end('limit', 1), { headers: { 'Content-Type': contentType } }),
    );
  };
  const upstreamOf = (provider: Provider) =>
    providerUpstream(
      provider,
      { url: 'http://host.test/v1', model: 'm', apiKey: null, transport: fetchTransport(fetch) },
      chatML,
    );
  return { requests, upstreamOf };
}

const request = { ...teacherRequest, maxTokens: 1, prefix: 'We add' };

describe('a field that the call can do without', () => {
  it.each([
    ['vLLM’s', (names: string[]) => ({ detail: names.map((name) => ({ loc: ['body', name], msg: 'Extra inputs are not permitted' })) }), 422], // prettier-ignore
    ['OpenAI’s', (names: string[]) => ({ error: { message: `Unrecognized request argument supplied: ${names.join()}` } }), 400], // prettier-ignore
    ['transformers’', (names: string[]) => ({ detail: `Unexpected keys in the request: {'${names.join("', '")}'}` }), 422], // prettier-ignore
  ])('is left out after a refusal in %s words, and then always', async (_, refusal, status) => {
    const { requests, upstreamOf } = refusing(['top_k', 'seed'], refusal, status);
    const upstream = upstreamOf(completions);
    for (let call = 0; call < 2; call += 1) {
      expect((await collect(upstream.write(request))).at(-1)).toMatchObject({ type: 'done', tokens: 1 });
    }
    expect(requests).toHaveLength(3);
    for (const { fields } of requests.slice(1)) {
      expect(fields).not.toContain('top_k');
      expect(fields).not.toContain('seed');
      expect(fields).toContain('min_p');
    }
  });

  it('is left out after a refusal within the stream, as of TGI', async () => {
    const { piece, end, contentType } = protocolOf('completions');
    const bodies: string[][] = [];
    const fetch: typeof globalThis.fetch = (_, init) => {
      const fields = Object.keys(sent.parse(JSON.parse(String(init?.body))));
      bodies.push(fields);
      const message = 'Input validation error: `top_p` must be > 0.0 and < 1.0';
      const error = `data: ${JSON.stringify({ error: { message, http_status_code: 422 } })}\n\n`;
      const body = fields.includes('top_p') ? error : piece('5') + end('limit', 1);
      return Promise.resolve(new Response(body, { headers: { 'Content-Type': contentType } }));
    };
    const server = { url: 'http://host.test/v1', model: 'm', apiKey: null, transport: fetchTransport(fetch) };
    const upstream = providerUpstream(completions, server, chatML);
    for (let call = 0; call < 2; call += 1) {
      expect((await collect(upstream.write(request))).at(-1)).toMatchObject({ type: 'done', tokens: 1 });
    }
    expect(bodies.map((fields) => fields.includes('top_p'))).toEqual([true, false, false]);
  });

  it('may be named one by one', async () => {
    const first = ([name]: string[]) => ({ error: `unknown field ${name}` });
    const { requests, upstreamOf } = refusing(['top_k', 'min_p', 'seed'], first, 400);
    await collect(upstreamOf(completions).write(request));
    expect(requests).toHaveLength(4);
  });
});

describe('a field that the call cannot do without', () => {
  it('ends the call where there is no other way', async () => {
    const { requests, upstreamOf } = refusing(['prompt'], () => ({ detail: 'prompt is too long' }));
    await expect(collect(upstreamOf(completions).write(request))).rejects.toMatchObject({
      failure: 'refused',
      message: expect.stringContaining('prompt is too long') as string,
    });
    expect(requests).toHaveLength(1);
  });

  it('makes chat-continue ask as completions, once and from then on', async () => {
    const { requests, upstreamOf } = refusing(
      ['add_generation_prompt', 'continue_final_message'],
      (names) => ({
        detail: `Unexpected keys in the request: {'${names.join("', '")}'}`,
      }),
    );
    const upstream = upstreamOf(chatContinue);
    for (let call = 0; call < 2; call += 1) {
      expect((await collect(upstream.write(request))).at(-1)).toMatchObject({ type: 'done', tokens: 1 });
    }
    expect(requests.map(({ path }) => path)).toEqual([
      '/v1/chat/completions',
      '/v1/completions',
      '/v1/completions',
    ]);
    expect(upstream.description.kind).toBe('completions');
  });

  it('does not stop a first call, which continues nothing', async () => {
    const { requests, upstreamOf } = refusing(
      ['add_generation_prompt', 'continue_final_message'],
      () => ({}),
    );
    await collect(upstreamOf(chatContinue).write({ ...request, prefix: '' }));
    expect(requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
  });
});
