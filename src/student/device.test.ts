import { beforeAll, describe, expect, it } from 'vitest';

import { tinyModelSource, tinyVocabularySize } from '../engine/testing/model.ts';
import type { ModelFiles } from '../engine/model.ts';
import { readModelFiles } from '../engine/model.ts';
import type { RecordingOptions } from '../engine/testing/session.ts';
import { graphInPlace, recordingRuntime } from '../engine/testing/session.ts';
import type { OpenedModel } from './device.ts';
import { openOnDevice, planDevice } from './device.ts';
import { readDeviceFacts, type GpuEnvironment } from './device-facts.ts';
import type { DeviceChoice } from './protocol.ts';

let files: ModelFiles;
beforeAll(async () => {
  files = await readModelFiles(tinyModelSource());
});

const working: GpuEnvironment = { isSecureContext: true, gpu: { requestAdapter: async () => ({}) } };

async function open(
  choice: DeviceChoice,
  environment: GpuEnvironment,
  options: RecordingOptions = {},
  weightsFile = 'onnx/model.onnx',
): Promise<OpenedModel & { open: string[]; passes: number[] }> {
  const runtime = recordingRuntime({ vocabularySize: tinyVocabularySize, ...options });
  const plan = planDevice(weightsFile, choice, await readDeviceFacts(environment));
  return {
    ...(await openOnDevice(files, plan, async () => runtime)),
    open: runtime.open,
    passes: runtime.passes,
  };
}

/** An environment whose adapter shows these facts. */
function adapterOf(adapter: object): GpuEnvironment {
  return { isSecureContext: true, gpu: { requestAdapter: async () => adapter } };
}

/** How many tokens the model reads at once, of 100. */
async function longestPass({ model, passes }: Awaited<ReturnType<typeof open>>): Promise<number> {
  const before = passes.length;
  await model.decoder().forward(new Array<number>(100).fill(1));
  return Math.max(...passes.slice(before));
}

const onWebGpuOnly =
  (message: string) =>
  (device: string): void => {
    if (device === 'webgpu') throw new Error(message);
  };

describe('a student in a browser', () => {
  it.each(['auto', 'webgpu'] as const)('runs on WebGPU where that works (%s)', async (choice) => {
    const { model, fallback } = await open(choice, working);
    expect(model.device).toBe('webgpu');
    expect(fallback).toBeNull();
    expect(model.decoder().length).toBe(0);
  });

  it('runs on WASM, with nothing to explain, when the person wants that', async () => {
    const { model, fallback } = await open('wasm', working);
    expect(model.device).toBe('wasm');
    expect(fallback).toBeNull();
  });

  it.each<[string, GpuEnvironment, string, string | null]>([
    ['an insecure page', { ...working, isSecureContext: false }, 'insecure-context', null],
    ['a browser without WebGPU', { ...working, gpu: undefined }, 'no-webgpu', null],
    [
      'a machine without an adapter',
      { ...working, gpu: { requestAdapter: async () => null } },
      'no-adapter',
      null,
    ],
    [
      'an adapter that fails',
      { ...working, gpu: { requestAdapter: () => Promise.reject(new Error('blocked')) } },
      'webgpu-failed',
      'blocked',
    ],
  ])('falls back to WASM, and says why: %s', async (_, environment, code, detail) => {
    for (const choice of ['auto', 'webgpu'] as const) {
      const { model, fallback } = await open(choice, environment);
      expect(model.device).toBe('wasm');
      const cause = { code: 'unexpected', params: { detail } };
      expect(fallback).toEqual(detail === null ? { code } : { code, params: { cause } });
    }
  });

  it('falls back to WASM when the session does not open or its first pass fails, and frees what it had', async () => {
    const closed = await open('auto', working, { beforeOpen: onWebGpuOnly('no shader compiler') });
    expect(closed.fallback).toMatchObject({ code: 'webgpu-failed' });
    expect(JSON.stringify(closed.fallback)).toMatch(/no shader compiler/);

    const failing = await open('auto', working, {
      beforePass: (_, device) => {
        onWebGpuOnly('device lost')(device);
      },
    });
    expect(failing.model.device).toBe('wasm');
    expect(JSON.stringify(failing.fallback)).toMatch(/device lost/);
    expect(failing.open).toEqual(['wasm']);
  });

  it('reads long texts in one pass where the device proves right', async () => {
    expect(await longestPass(await open('auto', working))).toBe(100);
    const large = adapterOf({ features: new Set(['shader-f16']), info: { subgroupMaxSize: 64 } });
    expect(await longestPass(await open('auto', large))).toBe(100);
  });

  describe('keeps keys and values', () => {
    const passesOf = async (options: RecordingOptions) => {
      const runtime = recordingRuntime({ vocabularySize: tinyVocabularySize, ...options });
      const plan = planDevice('onnx/model.onnx', 'auto', await readDeviceFacts(working));
      const shared = { ...files, weights: { graph: graphInPlace, data: [] } };
      const { model } = await openOnDevice(shared, plan, async () => runtime);
      return { model, runtime };
    };

    it('in place where that proves right', async () => {
      const { model, runtime } = await passesOf({ hasMemory: true });
      expect(model.cache).toEqual({ strategy: 'in-place' });
      expect(runtime.allocated).toEqual([]);
      await model.decoder().forward([1, 2, 3]);
      expect(runtime.allocated).not.toEqual([]);
      await model.release();
      expect(runtime.allocated).toEqual([]);
    });

    it('growing where in place gives other numbers, and says by how much', async () => {
      const { model, runtime } = await passesOf({ hasMemory: true, inPlaceError: () => 1 });
      expect(model.device).toBe('webgpu');
      expect(model.cache).toEqual({
        strategy: 'growing',
        reason: { code: 'cache-growing-differs', params: { percent: 20 } },
      });
      await model.decoder().forward([1, 2, 3]);
      expect(runtime.allocated).toEqual([]);
    });

    it('growing, in a new session, where in place fails', async () => {
      const { model, runtime } = await passesOf({
        hasMemory: true,
        inPlaceError: () => {
          throw new Error('shapes differ');
        },
      });
      expect(model.device).toBe('webgpu');
      expect(model.cache).toMatchObject({ strategy: 'growing', reason: { code: 'cache-growing-failed' } });
      expect(runtime.open).toEqual(['webgpu']);
      await model.decoder().forward([1, 2, 3]);
    });

    it('growing on WASM', async () => {
      const { model } = await open('wasm', working);
      expect(model.cache).toEqual({ strategy: 'growing', reason: { code: 'cache-growing-device' } });
    });
  });

  it('reads in passes of 31 where longer ones are wrong', async () => {
    const opened = await open('auto', working, { error: (length) => (length > 31 ? 16.8 : 0) });
    expect(opened.model.device).toBe('webgpu');
    expect(await longestPass(opened)).toBe(31);
  });

  it.each([
    ['a software adapter', { info: { isFallbackAdapter: true } }],
    ['a software adapter of an older browser', { isFallbackAdapter: true }],
    ['an adapter with small subgroups', { info: { subgroupMaxSize: 4 } }],
  ])('reads in passes of 31 from the first one on: %s', async (_, adapter) => {
    const opened = await open('auto', adapterOf(adapter));
    expect(Math.max(...opened.passes)).toBeLessThan(32);
    expect(await longestPass(opened)).toBe(31);
  });

  it('runs on WASM where WebGPU gives different numbers for the same text', async () => {
    const error = (length: number, device: string): number => (device === 'webgpu' ? length : 0);
    const { model, fallback, open: sessions } = await open('auto', working, { error });
    expect(model.device).toBe('wasm');
    expect(fallback).toMatchObject({ params: { cause: { code: 'numbers-differ' } } });
    expect(sessions).toEqual(['wasm']);
  });

  it('runs weights of half precision on WASM where the adapter has none, and says so before', async () => {
    const lacking = adapterOf({ features: new Set() });
    for (const file of ['onnx/model_q4f16.onnx', 'onnx/model_fp16.onnx']) {
      const { model, fallback } = await open('auto', lacking, {}, file);
      expect(model.device).toBe('wasm');
      expect(fallback?.code).toBe('no-shader-f16');
    }
    expect((await open('auto', lacking, {}, 'onnx/model_q4.onnx')).model.device).toBe('webgpu');
    const having = adapterOf({ features: new Set(['shader-f16']) });
    expect((await open('auto', having, {}, 'onnx/model_q4f16.onnx')).model.device).toBe('webgpu');
  });

  it('fails when the first pass on WASM fails', async () => {
    const failing = {
      beforePass: () => {
        throw new Error('GroupQueryAttention is not implemented');
      },
    };
    await expect(open('wasm', working, failing)).rejects.toThrow(/^first-pass-failed.*GroupQuery/);
    await expect(open('wasm', working, { error: () => Number.NaN })).rejects.toThrow(
      /^first-pass-failed.*first-numbers-not-finite/,
    );
  });

  it('fails when WASM fails too', async () => {
    const broken = {
      beforeOpen: () => {
        throw new Error('out of memory');
      },
    };
    await expect(open('auto', working, broken)).rejects.toThrow(/^runtime-failed.*wasm.*out of memory/);
  });
});
