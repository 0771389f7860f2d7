import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { createServer as createViteServer } from 'vite';
import { fetchHealth, proxyTeacher } from '../teacher/client.ts';
import { collect } from '../teacher/testing/fake-model-server/script.ts';
import type { Upstream } from './upstream.ts';
import { proxyPlugin, type LoadProxyOptions } from './vite.ts';

const teacher: Upstream = {
  description: { name: 't', kind: 'embedded', fingerprint: null },
  async *write() {
    yield { type: 'text', text: 'é' };
    yield { type: 'done', endedSolution: true, tokens: 1 };
  },
};

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

async function start(load: LoadProxyOptions): Promise<string> {
  const vite = await createViteServer({
    configFile: false,
    root: tmpdir(),
    logLevel: 'silent',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
    plugins: [proxyPlugin(load)],
  });
  vite.middlewares.use((_, response) => void response.end('the page'));
  const server: Server = createHttpServer(vite.middlewares);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  stop = async () => {
    server.closeAllConnections();
    server.close();
    await vite.close();
  };
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

describe('proxyPlugin', () => {
  it('serves the API inside Vite’s server, loading the teacher once', async () => {
    let loads = 0;
    const url = await start(async () => {
      loads += 1;
      return { teacher };
    });
    expect(await fetchHealth(url)).toEqual({ teacher: { ...teacher.description, prefills: false } });
    const request = { problem: 'P', prefix: '', prefixIds: [], fingerprint: '', maxTokens: 1, temperature: 0, seed: 0 }; // prettier-ignore
    expect(await collect(proxyTeacher({ url }).write(request))).toHaveLength(2);
    expect(loads).toBe(1);
  });

  it('isolates the page and leaves inline scripts to Vite', async () => {
    const url = await start(async () => ({ teacher: null }));
    const { headers } = await fetch(`${url}/index.html`);
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
    expect(headers.has('Content-Security-Policy')).toBe(false);
  });
});
