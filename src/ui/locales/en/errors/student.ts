/** Sentences about the student's worker, and why it does not run on the preferred device. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { studentErrors } from '../../../../student/errors.ts';
import { formats } from '../formats.ts';

const { size } = formats;

const activities = {
  load: 'it is still loading',
  solve: 'it is solving a problem',
};

const onWasm = 'The student runs on WASM';
const loadAgain = 'Load the student again.';

export const student: Sentences<typeof studentErrors> = {
  'load-stopped': () => 'Loading was stopped.',
  'student-closed': () => 'The student was closed.',
  'student-busy': ({ activity }) => `The student is busy: ${activities[activity]}. Stop it first.`,
  'student-not-loaded': () => 'No student is loaded yet. Load one first.',
  'student-worker-stopped': ({ detail }) =>
    detail === ''
      ? `The student's worker stopped: its script did not load. ${loadAgain}`
      : `The student's worker stopped with an error: ${detail}. ${loadAgain}`,

  'insecure-context': () =>
    `${onWasm}, and the page does not open without this network: browsers offer WebGPU, threads and offline use only to pages that come over HTTPS or from localhost. The operator of the page can give it a certificate (TLS_CERT).`,
  'no-webgpu': () => `${onWasm}: this browser has no WebGPU.`,
  'no-adapter': () => `${onWasm}: this browser has WebGPU, but found no graphics adapter to use.`,
  'no-shader-f16': () =>
    `${onWasm}: these weights compute in half precision, which this graphics adapter cannot (it has no shader-f16). Weights of the kind q4 run on it.`,
  'webgpu-failed': ({ cause }) => `${onWasm}: WebGPU was tried and failed. ${cause}`,

  'gpu-lost': ({ detail }) =>
    `The GPU stopped (${detail}), so the student model moved to WASM. The run continued at the same token.`,

  'download-is-page': ({ address }) => `${address} is a web page, not a file of a model, so it was refused.`,
  'download-is-pointer': ({ address }) =>
    `${address} is a Git LFS pointer, not the file itself, so it was refused. The host has to serve LFS files.`,
  'download-too-long': ({ file, expected }) =>
    `${file} is longer than its host says (${expected} bytes), so it was refused.`,
  'download-size': ({ file, bytes, expected }) =>
    `${file} has ${bytes} bytes, and its host says ${expected}, so it was refused.`,
  'download-hash': ({ file }) =>
    `${file} does not have the SHA-256 that its host gives, so it was refused. Load the model again.`,
  'download-changed': ({ file }) =>
    `${file} changed on the server while it was loading. Load the model again.`,
  'download-broke-off': ({ file }) =>
    `The connection broke while ${file} was loading. What came is kept: try again to continue.`,
  'no-storage': () =>
    'This browser stores nothing for this page: browsers do that only for pages that come over HTTPS or from localhost, and some not in private windows. The model can be used without keeping it.',
  'no-room': ({ bytes, free }) =>
    `The browser has no room for this model: it needs ${size(bytes)}, and ${size(free)} are free. Delete other models or use it without keeping it; then each visit downloads it again.`,
  'not-stored': ({ detail }) =>
    `The browser could not store the model${detail === '' ? '' : ` (${detail})`}. It can be used without keeping it; then each visit downloads it again.`,
  'folder-again': () =>
    'This model comes from a folder, whose copy was left in the middle. Choose the folder again to continue.',
  'stored-part-missing': () => 'The browser has deleted a part of this model. Load it again.',

  'first-numbers-not-finite': () => 'Its first numbers were not finite.',
  'numbers-differ': ({ percent }) =>
    `It gives different numbers for the same text, ${percent} % of their range apart.`,
  'first-pass-failed': ({ cause }) =>
    `The model was opened on WASM, but its first pass failed. ${cause} Its weights may be made for another device; try other weights of this model.`,
};
