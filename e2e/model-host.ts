// A server of models in the layout of the Hugging Face hub: `/org/name/resolve/main/...`, open to pages elsewhere.
// It serves the base student twice: in one file, and the numbers apart, as models are that are too large for one; and a
// model with states in its cache twice: in one file, and its embeddings apart, as models have them that read images too; and
// one with GroupQueryAttention.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { withExternalData } from '../src/engine/testing/external-data.ts';
import { makeGqaStudent } from './gqa-student.ts';
import { hybrid } from '../src/training/testing/hybrid-graph.ts';

const models = fileURLToPath(new URL('../public/models', import.meta.url));
const address = /^\/test-org\/(?<name>[\w-]+)\/resolve\/main\/(?<path>.*)$/;
const weightsFile = 'onnx/model.onnx';

export interface ModelHost {
  readonly url: string;
  /** Whether the weights stop in the middle and never end. */
  stalls: boolean;
  stop(): Promise<void>;
}

const stored = (path: string): Promise<Buffer | null> =>
  readFile(`${models}/relay-student-base/${path}`).catch(() => null);

/** The files of `test-org/tiny`: those of the base student, with a vocabulary that has no call tokens. */
async function tinyFile(path: string): Promise<Uint8Array | null> {
  const bytes = await stored(path);
  if (bytes === null || !path.startsWith('tokenizer')) return bytes;
  return Buffer.from(bytes.toString('utf8').replaceAll('<call>', '<one>').replaceAll('</call>', '<two>'));
}

/** The files of `test-org/apart`: those of the base student with two data files. */
async function apartFile(path: string): Promise<Uint8Array | null> {
  if (path === 'config.json') {
    const config = JSON.parse(String(await stored(path))) as Record<string, unknown>;
    const format = { use_external_data_format: { 'model.onnx': 2 } };
    return Buffer.from(JSON.stringify({ ...config, 'transformers.js_config': format }));
  }
  const whole = path.startsWith(weightsFile) ? await stored(weightsFile) : null;
  if (whole === null) return stored(path);
  const { graph, data } = withExternalData(whole, 'model.onnx', 2);
  if (path === weightsFile) return graph;
  return data.find(({ name }) => path === `onnx/${name}`)?.bytes ?? null;
}

/** The model with states, as large in its vocabulary as that of the base student. It was never trained. */
export const hybridStudent = hybrid(1024);

/** The files of `test-org/hybrid`: that model in one file, under the vocabulary of `test-org/tiny`. */
function hybridFile(path: string): Promise<Uint8Array | null> {
  if (path === weightsFile) return Promise.resolve(hybridStudent.graph());
  return besideWeights(path);
}

/** The files of `test-org/hybrid-apart`: the same in two files. */
function hybridApartFile(path: string): Promise<Uint8Array | null> {
  if (path === 'onnx/decoder_model_merged.onnx') {
    return Promise.resolve(hybridStudent.graph('float32', 'inputs_embeds'));
  }
  if (path === 'onnx/embed_tokens.onnx') return Promise.resolve(hybridStudent.embeddingGraph());
  return besideWeights(path);
}

async function besideWeights(path: string): Promise<Uint8Array | null> {
  if (path.startsWith('onnx/')) return null;
  if (path !== 'config.json') return tinyFile(path);
  return Buffer.from(JSON.stringify({ ...hybridStudent.config, max_position_embeddings: 1024 }));
}

/** The files of `test-org/gqa`, under the vocabulary of `test-org/tiny`. */
async function gqaFile(path: string): Promise<Uint8Array | null> {
  const folder = await (gqaFolder ??= makeGqaStudent());
  if (path.startsWith('tokenizer')) return tinyFile(path);
  return readFile(`${folder}/${path}`).catch(() => null);
}

let gqaFolder: Promise<string> | null = null;

const filesOf: Readonly<Record<string, (path: string) => Promise<Uint8Array | null>>> = {
  tiny: tinyFile,
  apart: apartFile,
  hybrid: hybridFile,
  'hybrid-apart': hybridApartFile,
  gqa: gqaFile,
};

export async function startModelHost(): Promise<ModelHost> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    response.setHeader('Access-Control-Allow-Origin', '*');
    const { name = '', path: file = '' } = address.exec(path)?.groups ?? {};
    void Promise.resolve(filesOf[name]?.(file) ?? null).then((bytes) => {
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
