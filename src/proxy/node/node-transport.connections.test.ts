import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TeacherError } from '../../relay/teacher.ts';
import { defaultTimeouts, postForEvents } from '../../teacher/event-stream.ts';
import { callServer, gone, postToServer, serving, textOf, why } from '../testing/node-transport.ts';
import { nodeTransport } from './node-transport.ts';

/** Node's own, since the tests decide when the time of a cancelled response is over. */
const realSetTimeout = setTimeout;
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('a connection', () => {
  it('is reused after its response was read, or ended unread', async () => {
    const { address, connections } = await serving((_, response) => response.end('all'));
    for (let turn = 0; turn < 3; turn += 1) await textOf((await postToServer(address)).body?.getReader());
    const asking = callServer(address);
    const reader = (await asking.response).body?.getReader();
    await reader?.read();
    asking.abort(why);
    // The unread end arrives a turn of the event loop later.
    await new Promise((resolve) => void setImmediate(resolve));
    await textOf((await postToServer(address)).body?.getReader());
    expect(connections()).toBe(1);
  });

  it('is reused by as many concurrent calls as a large class makes', async () => {
    const { address, connections } = await serving((_, response) => response.end('all'));
    const calls = 300;
    for (let round = 0; round < 2; round += 1) {
      const answers = Array.from({ length: calls }, async () =>
        textOf((await postToServer(address)).body?.getReader()),
      );
      await Promise.all(answers);
      // A connection is free one turn of the event loop after its response.
      await new Promise((resolve) => void setImmediate(resolve));
    }
    expect(connections()).toBe(calls);
  });

  it('is reused when the response ends after it was cancelled', async () => {
    let writing: ServerResponse | undefined;
    const { address, connections } = await serving((request, response) => {
      if (request.url === '/other') {
        writing?.end();
        response.end();
      } else if (writing === undefined) {
        writing = response;
        response.write('[DONE]');
      } else response.end('all');
    });
    const reader = (await postToServer(address)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await textOf((await postToServer(new URL('/other', address).href)).body?.getReader());
    const again = [postToServer(address), postToServer(address)];
    for (const response of await Promise.all(again)) await textOf(response.body?.getReader());
    expect(connections()).toBe(2);
  });

  it('is reused by streams that are left at their last event, before the end', async () => {
    const writing: ServerResponse[] = [];
    const { address, connections } = await serving((request, response) => {
      if (request.url === '/other') {
        writing.pop()?.end();
        return void response.end();
      }
      writing.push(response.writeHead(200, { 'Content-Type': 'text/event-stream' }));
      response.write('data: [DONE]\n\n');
    });
    for (let calls = 0; calls < 3; calls += 1) {
      const events = postForEvents({
        url: address,
        body: {},
        transport: nodeTransport,
        timeouts: defaultTimeouts,
        source: 'server',
        refusal: () => new TeacherError('refused', { code: 'refused' }),
      });
      for await (const { data } of events) if (data === '[DONE]') break;
      await textOf((await postToServer(new URL('/other', address).href)).body?.getReader());
    }
    expect(connections()).toBe(2);
  });

  it('is closed when the rest of a cancelled response does not arrive', async () => {
    let closed: Promise<void> | undefined;
    const { address } = await serving((_, response) => {
      closed = gone(response);
      response.write('one');
    });
    const reader = (await postToServer(address)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    vi.advanceTimersByTime(30);
    await closed;
  });

  it('is reused when the end arrived in time, but a busy machine reads it late', async () => {
    let writing: ServerResponse | undefined;
    const { address, connections } = await serving((_, response) => {
      if (writing !== undefined) return void response.end('all');
      writing = response;
      response.write('[DONE]');
    });
    const reader = (await postToServer(address)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await new Promise<void>((resolve) => {
      // Among the timers, where the end has been sent and this process has not read it yet.
      realSetTimeout(() => {
        writing?.end();
        vi.advanceTimersByTime(30);
        resolve();
      });
    });
    // The turn of the event loop in which it is read.
    await new Promise((resolve) => void setImmediate(resolve));
    await new Promise((resolve) => void setImmediate(resolve));
    await textOf((await postToServer(address)).body?.getReader());
    expect(connections()).toBe(1);
  });

  it('is replaced by a new one when the server has closed it meanwhile', async () => {
    const served = new Map<Socket, number>();
    const { address, connections } = await serving((request, response) => {
      const before = served.get(request.socket) ?? 0;
      served.set(request.socket, before + 1);
      if (before > 0) request.socket.destroy();
      else response.end('all');
    });
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await textOf((await postToServer(address)).body?.getReader())).toBe('all');
    }
    expect(connections()).toBe(3);
  });
});
