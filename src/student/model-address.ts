/**
 * The addresses of students: the URL of a folder, then `#` and the weights where the folder has several, as in
 * `https://huggingface.co/org/name/resolve/main/#onnx/model_q4.onnx`.
 */
import { defaultWeightsFile } from '../engine/weights.ts';

export interface ModelAddress {
  /** URL of the folder, with a slash at its end. */
  readonly folder: string;
  /** Path of the weights below it. */
  readonly weights: string;
  /** Whether the student comes from elsewhere than the page: only then the address names its weights. */
  readonly isElsewhere: boolean;
}

export function parseModelAddress(text: string): ModelAddress {
  const url = new URL(text);
  const weights = decodeURIComponent(url.hash.slice(1));
  url.hash = '';
  return { folder: url.href, weights: weights || defaultWeightsFile, isElsewhere: weights !== '' };
}
