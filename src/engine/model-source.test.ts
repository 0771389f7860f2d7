import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { fsSource } from './fs-source.ts';
import type { FileProgress } from './model-source.ts';
import { urlSource } from './model-source.ts';

const address = 'https://models.example/relay-student';

/** A source whose server gives `answer` to everything. */
function answering(answer: (url: string) => Response, onProgress?: (progress: FileProgress) => void) {
  const asked: string[] = [];
  const fetch = async (input: string | URL | Request): Promise<Response> => {
    asked.push(String(input));
    return answer(String(input));
  };
  return { asked, source: urlSource(address, { fetch, ...(onProgress && { onProgress }) }) };
}

function inPieces(pieces: readonly string[], headers: Record<string, string>): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  return new Response(body, { headers });
}

describe('a folder at a URL', () => {
  it('is named after the folder, and reads the files in it', async () => {
    const { source, asked } = answering(() => new Response('abc'));
    expect(source.name).toBe('relay-student');
    expect(new TextDecoder().decode((await source.read('onnx/model.onnx')) ?? new Uint8Array())).toBe('abc');
    expect(asked).toEqual(['https://models.example/relay-student/onnx/model.onnx']);
  });

  it('is named by its id where it lies as on the hub', () => {
    expect(urlSource('https://hub.example/some-org/a-model/resolve/main/').name).toBe('some-org/a-model');
    expect(urlSource('https://hub.example/resolve/main').name).toBe('main');
  });

  it('reports the progress', async () => {
    const progress: FileProgress[] = [];
    const { source } = answering(
      () => inPieces(['abc', 'de'], { 'content-length': '5' }),
      (event) => progress.push(event),
    );
    await source.read('config.json');
    expect(progress.map((event) => event.loadedBytes)).toEqual([0, 3, 5, 5]);
    expect(progress.every((event) => event.file === 'config.json' && event.totalBytes === 5)).toBe(true);
  });

  it('does not take the size of a compressed answer for the size of the file', async () => {
    const progress: FileProgress[] = [];
    const { source } = answering(
      () => inPieces(['abcdef'], { 'content-length': '2', 'content-encoding': 'gzip' }),
      (event) => progress.push(event),
    );
    await source.read('config.json');
    expect(progress.map((event) => event.totalBytes)).toEqual([null, null, 6]);
  });

  it.each([
    ['more', '4', 'abcde'],
    ['less', '9', 'abcde'],
  ])('reads all that comes where the server announces another length: %s', async (_, length, text) => {
    const { source } = answering(() => inPieces(['abc', 'de'], { 'content-length': length }));
    expect(new TextDecoder().decode((await source.read('config.json')) ?? new Uint8Array())).toBe(text);
  });

  it.each([
    ['404', () => new Response('', { status: 404 })],
    ['the page', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
  ])('has no file where the server answers with %s', async (_, answer) => {
    expect(await answering(answer).source.read('generation_config.json')).toBeNull();
  });

  it('gives an error message for each failure', async () => {
    await expect(
      answering(() => new Response('', { status: 503 })).source.read('config.json'),
    ).rejects.toThrow(/^file-status.*503/);
    const down = answering(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(down.source.read('config.json')).rejects.toThrow(/^file-unreachable/);
    const breaking = answering(
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.error(new Error('reset'));
            },
          }),
        ),
    );
    await expect(breaking.source.read('config.json')).rejects.toThrow(/^file-broke-off/);
  });

  it('stops when its signal is aborted', async () => {
    const abort = new AbortController();
    const reason = new Error('stopped by the person');
    const { source } = answering(() => {
      abort.abort(reason);
      throw abort.signal.reason;
    });
    await expect(source.read('config.json', abort.signal)).rejects.toBe(reason);
  });
});

describe('a folder on disk', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'model-'));
    await writeFile(join(folder, 'config.json'), '{}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reads its files, and gives null for a missing one', async () => {
    const source = fsSource(folder);
    expect(folder.endsWith(source.name)).toBe(true);
    expect(new TextDecoder().decode((await source.read('config.json')) ?? new Uint8Array())).toBe('{}');
    expect(await source.read('onnx/model.onnx')).toBeNull();
    await expect(source.read('.')).rejects.toThrow(/^file-not-read/);
  });
});
