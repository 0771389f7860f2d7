import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from '../bytes/testing/fast-check.ts';
import { beforeAll, describe, expect, it } from 'vitest';

import { Decoder } from './decoder.ts';
import { ModelError } from './errors.ts';
import type { FileSlices } from './file-slices.ts';
import * as ort from './node-runtime.ts';
import type { OnnxRuntime } from './runtime.ts';
import { openSession } from './session.ts';
import { splitGraph } from './split-graph.ts';
import { weightsDigest } from './weights.ts';

let whole: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const path = new URL('../../public/models/relay-student-base/onnx/model.onnx', import.meta.url);
  whole = new Uint8Array(await readFile(fileURLToPath(path)));
});

/** A file in slices; `longest` is the longest slice that was read. */
function slicesOf(bytes: Uint8Array<ArrayBuffer>): FileSlices & { longest: number } {
  return {
    byteLength: bytes.length,
    sha256: null,
    longest: 0,
    read(begin, end) {
      this.longest = Math.max(this.longest, end - begin);
      return bytes.slice(begin, end);
    },
  };
}

/** Reads external data as the browser's ONNX Runtime does: by `byteLength` and `subarray`. */
const readingInSlices: OnnxRuntime = {
  Tensor: ort.Tensor,
  InferenceSession: {
    create: (model, options) =>
      ort.InferenceSession.create(model, {
        ...options,
        externalData: (options?.externalData ?? []).map((file) => {
          if (typeof file === 'string' || !(file.data instanceof Uint8Array))
            throw new Error('a file in memory');
          return { path: file.path, data: file.data.subarray(0, file.data.byteLength) };
        }),
      }),
  },
};

describe('an ONNX file in slices', () => {
  it('gives the same logits and the same digest as in memory', async () => {
    const logits: Float32Array[] = [];
    for (const graph of [whole, slicesOf(whole)]) {
      const session = await openSession({ graph, data: [] }, readingInSlices, 'cpu');
      logits.push(await new Decoder(session, 64, 1024).forward([3, 141, 59, 26]));
      await session.release();
    }
    expect(logits[1]).toEqual(logits[0]);
    expect(await weightsDigest({ graph: slicesOf(whole), data: [] })).toBe(
      await weightsDigest({ graph: whole, data: [] }),
    );
  });

  it('is split without reading its numbers', () => {
    const file = slicesOf(whole);
    expect(splitGraph(file, 'weights').length).toBeLessThan(whole.length / 4);
    expect(file.longest).toBeLessThan(2 ** 16);
  });

  it('is refused where it is cut', () => {
    for (const length of [1, 1000, whole.length - 1]) {
      expect(() => splitGraph(slicesOf(whole.slice(0, length)), 'weights')).toThrow(/^onnx-unreadable/);
    }
  });

  it('is refused, or copied, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          splitGraph(slicesOf(new Uint8Array(bytes)), 'weights');
        } catch (error) {
          expect(error).toBeInstanceOf(ModelError);
        }
      }),
    );
  });
});
