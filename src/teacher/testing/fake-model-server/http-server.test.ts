import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFakeModelServer, type FakeModelServer, type FakeModelServerOptions, type Respond } from './http-server.ts'; // prettier-ignore
import { openAIAnswer, openAICut } from './protocols.ts';

let running: FakeModelServer | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

async function start(respond: Respond, options?: FakeModelServerOptions): Promise<FakeModelServer> {
  running = await startFakeModelServer(respond, options);
  return running;
}

const post = (url: string, init: RequestInit = {}) =>
  fetch(url, { method: 'POST', body: '{"a":1}', ...init });

describe('the fake model server over HTTP', () => {
  it('plays a script, and records requests and connections', async () => {
    const server = await start({ body: ['one ', 5, () => 'two ', 0, new Uint8Array([51])] });
    const response = await post(`${server.url}/completions`, { headers: { 'X-Test': 'x' } });
    expect([response.status, await response.text()]).toEqual([200, 'one two 3']);
    expect(server.requests[0]).toMatchObject({ url: '/v1/completions', body: { a: 1 } });
    expect(server.requests[0]?.headers.get('x-test')).toBe('x');
    expect(server.counts()).toMatchObject({ requests: 1, connections: 1, maxOpen: 1 });
    server.resetCounts();
    expect(server.counts()).toMatchObject({ requests: 0, connections: 0 });
  });

  it('answers either endpoint of OpenAI in its shape, by a function that can be replaced', async () => {
    const server = await start(openAIAnswer(['5'], 'model'));
    expect(await (await post(`${server.url}/completions`)).text()).toContain('"text":"5"');
    expect(await (await post(`${server.url}/chat/completions`)).text()).toContain('"content":"5"');
    server.respond = { status: 503, contentType: 'text/plain', body: ['away'] };
    const response = await post(`${server.url}/completions`);
    expect([response.status, await response.text()]).toEqual([503, 'away']);
  });

  it('can break, refuse and repeat', async () => {
    const server = await start(openAICut(['5']));
    const cut = await post(`${server.url}/completions`);
    await expect(cut.text()).rejects.toThrow();
    server.respond = { instead: 'unreachable' };
    await expect(post(`${server.url}/completions`)).rejects.toThrow();
    server.respond = { body: ['x'], then: 'repeat' };
    const reader = (await post(`${server.url}/completions`)).body?.getReader();
    let length = 0;
    while (length < 100) length += (await reader?.read())?.value?.length ?? 0;
    await reader?.cancel();
  });

  it('reports a client that leaves', async () => {
    const left = vi.fn();
    const server = await start({ body: ['x', 60_000], then: 'hang' }, { onLeft: left });
    const controller = new AbortController();
    const response = await post(`${server.url}/completions`, { signal: controller.signal });
    await response.body?.getReader().read();
    expect(server.counts().open).toBe(1);
    controller.abort();
    await expect.poll(() => left).toHaveBeenCalledOnce();
    expect(server.counts().open).toBe(0);
  });
});
