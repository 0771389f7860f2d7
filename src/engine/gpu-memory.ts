/** The memory of ONNX Runtime's WebGPU device: tensors over buffers that this project owns. */
import type { Tensor } from 'onnxruntime-common';

import { positionRuns, type DeviceMemory } from './device-memory.ts';

/** STORAGE, COPY_SRC and COPY_DST of GPUBufferUsage, which TypeScript has no names for. */
const usage = 0x80 | 0x04 | 0x08;

const bytesPerElement = { float32: 4, float16: 2 } as const;

type MakeTensor = (
  buffer: GPUBuffer,
  type: 'float32' | 'float16',
  dims: readonly number[],
  dispose: () => void,
) => Tensor;

/**
 * @param device the device that ONNX Runtime opened
 * @param makeTensor `Tensor.fromGpuBuffer` of the same runtime
 */
export function gpuMemory(device: GPUDevice, makeTensor: MakeTensor): DeviceMemory {
  return {
    async allocate(type, dims) {
      const size = dims.reduce((whole, each) => whole * each, bytesPerElement[type]);
      device.pushErrorScope('out-of-memory');
      device.pushErrorScope('validation');
      const buffer = device.createBuffer({ size, usage });
      const errors = await Promise.all([device.popErrorScope(), device.popErrorScope()]);
      const failure = errors.find((error) => error !== null);
      if (failure != null) {
        buffer.destroy();
        throw new Error(failure.message);
      }
      return makeTensor(buffer, type, dims, () => buffer.destroy());
    },
    copyPositions(from, to, axis, count) {
      const encoder = device.createCommandEncoder();
      const size = bytesPerElement[from.type === 'float16' ? 'float16' : 'float32'];
      for (const run of positionRuns(from.dims, to.dims, axis, count)) {
        if (run.elements === 0) continue;
        const [source, target] = [bufferOf(from), bufferOf(to)];
        encoder.copyBufferToBuffer(source, run.from * size, target, run.to * size, run.elements * size);
      }
      device.queue.submit([encoder.finish()]);
    },
  };
}

function bufferOf(tensor: Tensor): GPUBuffer {
  return tensor.gpuBuffer as GPUBuffer;
}
