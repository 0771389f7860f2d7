// A server of models in the layout of the Hugging Face hub: `/org/name/resolve/main/...`, open to pages elsewhere.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const models = fileURLToPath(new URL('../public/models', import.meta.url));
const prefix = '/test-org/tiny/resolve/main/';

export interface ModelHost {
  readonly url: string;
  /** Whether the weights stop in the middle and never end. */
  stalls: boolean;
  stop(): Promise<void>;
}

/** Serves the base student as `test-org/tiny`, under a vocabulary that knows no calls. */
export async function startModelHost(): Promise<ModelHost> {
  const read = async (path: string): Promise<Buffer | null> => {
    const bytes = await readFile(`${models}/relay-student-base/${path}`).catch(() => null);
    if (bytes === null || !path.startsWith('tokenizer')) return bytes;
    return Buffer.from(bytes.toString('utf8').replaceAll('<call>', '<one>').replaceAll('</call>', '<two>'));
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    response.setHeader('Access-Control-Allow-Origin', '*');
    void (path.startsWith(prefix) ? read(path.slice(prefix.length)) : Promise.resolve(null)).then((bytes) => {
      if (bytes === null) return response.writeHead(404).end();
      response.writeHead(200, { 'Content-Length': bytes.length });
      if (request.method === 'HEAD') return response.end();
      if (host.stalls && path.endsWith('.onnx')) return response.write(bytes.subarray(0, bytes.length / 2));
      return response.end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const host: ModelHost = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stalls: false,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return host;
}
