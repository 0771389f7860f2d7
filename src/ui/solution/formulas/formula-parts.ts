/** Splits a formula at the blanks of its source, so that each part can be set, and pointed at, on its own. */
import { setsAsTex } from './katex-adapter.ts';
import { readTexSource } from './tex-source.ts';

export interface FormulaPart {
  /** As KaTeX gets it. */
  readonly tex: string;
  /** False where KaTeX does not set the formula: it is shown as it was written. */
  readonly isTex: boolean;
  /** Where the part ends in the formula's source. */
  readonly end: number;
}

/** The parts of a formula, in order; the formula itself where a part could not stand alone. */
export function partsOf(source: string, display: boolean): readonly FormulaPart[] {
  const whole = part(source, source.length, display);
  if (display || !whole.isTex) return [whole];
  const parts = cutsOf(source).map(({ start, end }) => part(source.slice(start, end), end, display));
  return parts.length > 0 && parts.every(({ isTex }) => isTex) ? parts : [whole];
}

function part(source: string, end: number, display: boolean): FormulaPart {
  const { tex } = readTexSource(source);
  return { tex, isTex: setsAsTex(tex, display), end };
}

const token = /\\(?:left|right|begin|end)(?![a-zA-Z])|\\[\s\S]|\s+|[\s\S]/g;

/** The stretches between blanks outside of all groups. */
function cutsOf(source: string): { readonly start: number; readonly end: number }[] {
  const cuts: { start: number; end: number }[] = [];
  let depth = 0;
  let start = -1;
  for (const { 0: text, index } of source.matchAll(token)) {
    if (/^\s/.test(text) && depth === 0) {
      if (start >= 0) cuts.push({ start, end: index });
      start = -1;
      continue;
    }
    if (start < 0) start = index;
    if (/^(?:\{|\\left|\\begin)$/.test(text)) depth += 1;
    else if (/^(?:\}|\\right|\\end)$/.test(text)) depth -= 1;
  }
  if (start >= 0) cuts.push({ start, end: source.length });
  return cuts;
}
