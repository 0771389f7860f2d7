// A server of models in the layout of the Hugging Face hub: `/org/name/resolve/main/...`, open to pages elsewhere, with ranges
// and the hub's list of files.
// It serves the base student twice: in one file, and the numbers apart, as models are that are too large for one; and a
// model with states in its cache twice: in one file, and its embeddings apart, as models have them that read images too; and
// one with GroupQueryAttention.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { withExternalData } from '../../src/engine/testing/external-data.ts';
import { makeGqaStudent } from './gqa-student.ts';
import { shippedModels } from '../../src/student/model-index.ts';
import { formats } from '../../src/ui/locales/en/formats.ts';
import { hybrid } from '../../src/training/testing/hybrid-graph.ts';

const models = fileURLToPath(new URL('../../public/models', import.meta.url));
const address = /^\/test-org\/(?<name>[\w-]+)\/resolve\/main\/(?<path>.*)$/;
const listAddress = /^\/api\/models\/test-org\/(?<name>[\w-]+)\/tree\/main$/;
const weightsFile = 'onnx/model.onnx';

/** All that a model here may have. */
const paths = [
  'config.json',
  'generation_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'chat_template.jinja',
  ...['model.onnx', 'decoder_model_merged.onnx', 'embed_tokens.onnx'].flatMap((name) => [
    `onnx/${name}`,
    `onnx/${name}_data`,
    `onnx/${name}_data_1`,
  ]),
];

export interface ModelHost {
  readonly url: string;
  /** Whether the weights stop in the middle and never end. */
  stalls: boolean;
  /** Whether it lists its files, as the hub does. */
  lists: boolean;
  /** The path of each request. */
  readonly asked: string[];
  stop(): Promise<void>;
}

const baseBytes = shippedModels.find(({ name }) => name === 'relay-student-base')?.bytes ?? 0;

/** The size of the base student's weights, and of half of them, as the page writes it. */
export const weightsSize = formats.size(baseBytes);
export const halfWeightsSize = formats.size(baseBytes / 2, baseBytes);

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

const baseConfig = JSON.parse(readFileSync(`${models}/relay-student-base/config.json`, 'utf8')) as {
  readonly vocab_size: number;
};

/** The model with states, as large in its vocabulary as that of the base student. It was never trained. */
export const hybridStudent = hybrid(baseConfig.vocab_size);

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

async function listOf(name: string): Promise<object[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await filesOf[name]?.(path);
      return bytes == null ? [] : [{ type: 'file', path, size: bytes.length }];
    }),
  );
  return files.flat();
}

export async function startModelHost(): Promise<ModelHost> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    host.asked.push(`${request.method} ${path}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'range');
    response.setHeader('Access-Control-Expose-Headers', 'content-range, etag');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    const listed = host.lists ? listAddress.exec(path)?.groups?.['name'] : undefined;
    if (listed !== undefined && filesOf[listed] !== undefined) {
      response.setHeader('Content-Type', 'application/json');
      return response.end(JSON.stringify(await listOf(listed)));
    }
    const { name = '', path: file = '' } = address.exec(path)?.groups ?? {};
    const bytes = (await filesOf[name]?.(file)) ?? null;
    if (bytes === null) return response.writeHead(404).end();
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, {
      'Content-Length': bytes.length - from,
      ETag: '"1"',
      ...(from > 0 && { 'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    if (request.method === 'HEAD') return response.end();
    if (host.stalls && path.endsWith('.onnx')) return response.write(bytes.subarray(from, bytes.length / 2));
    return response.end(bytes.subarray(from));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const host: ModelHost = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stalls: false,
    lists: true,
    asked: [],
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return host;
}
