/** A student as `--student` names it: its folder, and after a colon which of its weights. */
import { existsSync } from 'node:fs';

import { defaultWeightsFile } from '../../engine/weights.ts';

interface StudentFolder {
  readonly folder: string;
  /** Path of the ONNX file below it. */
  readonly weights: string;
}

/** Splits `DIR[:FILE]`. A colon within a path that is there belongs to it, such as that of a drive. */
export function studentFolder(text: string): StudentFolder {
  const colon = text.lastIndexOf(':');
  if (colon <= 0 || existsSync(text)) return { folder: text, weights: defaultWeightsFile };
  const file = text.slice(colon + 1);
  if (file.includes('\\')) return { folder: text, weights: defaultWeightsFile };
  const name = file.endsWith('.onnx') ? file : `model${file === '' ? '' : `_${file}`}.onnx`;
  return { folder: text.slice(0, colon), weights: name.startsWith('onnx/') ? name : `onnx/${name}` };
}
