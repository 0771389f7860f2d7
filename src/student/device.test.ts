import { beforeAll, describe, expect, it } from 'vitest';

import { tinyModelSource } from '../engine/model.fixture.ts';
import type { ModelFiles } from '../engine/model.ts';
import { readModelFiles } from '../engine/model.ts';
import type { RecordingOptions } from '../engine/session.fixture.ts';
import { recordingRuntime } from '../engine/session.fixture.ts';
import type { GpuEnvironment, OpenedModel } from './device.ts';
import { openOnDevice } from './device.ts';
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
): Promise<OpenedModel & { open: string[] }> {
  const runtime = recordingRuntime(options);
  return { ...(await openOnDevice(files, choice, async () => runtime, environment)), open: runtime.open };
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

  it.each<[string, GpuEnvironment, string, RegExp]>([
    [
      'an insecure page',
      { ...working, isSecureContext: false },
      'insecure-context',
      /HTTPS or from localhost/,
    ],
    ['a browser without WebGPU', { ...working, gpu: undefined }, 'no-webgpu', /has no WebGPU/],
    [
      'a machine without an adapter',
      { ...working, gpu: { requestAdapter: async () => null } },
      'no-webgpu',
      /no graphics adapter/,
    ],
    [
      'an adapter that fails',
      { ...working, gpu: { requestAdapter: () => Promise.reject(new Error('blocked')) } },
      'webgpu-failed',
      /blocked/,
    ],
  ])('falls back to WASM, and says why: %s', async (_, environment, why, message) => {
    for (const choice of ['auto', 'webgpu'] as const) {
      const { model, fallback } = await open(choice, environment);
      expect(model.device).toBe('wasm');
      expect(fallback?.why).toBe(why);
      expect(fallback?.message).toMatch(message);
    }
  });

  it('falls back to WASM when the session does not open or its first pass fails, and frees what it had', async () => {
    const closed = await open('auto', working, { beforeOpen: onWebGpuOnly('no shader compiler') });
    expect(closed.fallback).toMatchObject({ why: 'webgpu-failed' });
    expect(closed.fallback?.message).toMatch(/no shader compiler/);

    const failing = await open('auto', working, {
      beforePass: (_, device) => {
        onWebGpuOnly('device lost')(device);
      },
    });
    expect(failing.model.device).toBe('wasm');
    expect(failing.fallback?.message).toMatch(/device lost/);
    expect(failing.open).toEqual(['wasm']);
  });

  it('fails when WASM fails too', async () => {
    const broken = {
      beforeOpen: () => {
        throw new Error('out of memory');
      },
    };
    await expect(open('auto', working, broken)).rejects.toThrow(/on wasm: out of memory/);
  });
});
