/** The errors of the student's worker, and why it does not run on the preferred device. */
import { defineErrors, errorMaker, ErrorWithCode } from '../errors/coded-error.ts';

export const studentErrors = defineErrors({
  'load-stopped': {},
  'student-closed': {},
  'student-busy': { activity: ['load', 'solve'] },
  'student-not-loaded': {},
  /** `detail` is what the browser says, empty where the worker's script did not load. */
  'student-worker-stopped': { detail: 'text' },

  // Why WASM and not WebGPU
  'insecure-context': {},
  'no-webgpu': {},
  'no-adapter': {},
  'no-shader-f16': {},
  'webgpu-failed': { cause: 'error' },

  // The device is gone in the middle of a run; `detail` is in the words of the browser
  'gpu-lost': { detail: 'text' },

  // Downloads
  'download-is-page': { address: 'text' },
  'download-is-pointer': { address: 'text' },
  'download-too-long': { file: 'text', expected: 'number' },
  'download-size': { file: 'text', bytes: 'number', expected: 'number' },
  'download-hash': { file: 'text' },
  'download-changed': { file: 'text' },
  'download-broke-off': { file: 'text' },
  'stored-part-missing': {},
  'no-storage': {},
  'no-room': { bytes: 'number', free: 'number' },
  /** `detail` is in the words of the browser. */
  'not-stored': { detail: 'text' },
  'folder-again': {},

  // The proof of a device; `percent` is a share of the range of the logits
  'first-numbers-not-finite': {},
  'numbers-differ': { percent: 'number' },
  'first-pass-failed': { cause: 'error' },
});

export const studentError = errorMaker(studentErrors);

/** A load or a run that could not be carried out, or was stopped while loading. */
export class StudentError extends ErrorWithCode {
  override readonly name = 'StudentError';
}

/** The device of the student is gone; the run can continue with the student on another device. */
export class DeviceLostError extends StudentError {}
