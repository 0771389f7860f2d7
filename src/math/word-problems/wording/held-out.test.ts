import { describe, expect, it } from 'vitest';
import { allowed, wordingOf } from './held-out.ts';

const list = Array.from({ length: 400 }, (_, i) => `construction ${i}`);
const text = (each: string) => each;

describe('held-out constructions', () => {
  it('divide a list into three parts that share nothing', () => {
    const parts = (['known', 'validation', 'test'] as const).map((wording) => allowed(list, wording, text));
    expect(parts.flat().sort()).toEqual([...list].sort());
    expect(parts.every((part) => part.length > 10)).toBe(true);
    expect((parts[0]?.length ?? 0) / list.length).toBeCloseTo(0.8, 1);
  });

  it('do not move when the list grows', () => {
    const before = allowed(list.slice(0, 100), 'test', text);
    expect(allowed(list, 'test', text)).toEqual(expect.arrayContaining([...before]));
  });

  it('fall back to what training knows, never to what another split holds out', () => {
    const known = list.filter((each) => wordingOf(each) === 'known').slice(0, 3);
    const heldOut = list.find((each) => wordingOf(each) === 'validation') ?? '';
    expect(allowed([...known, heldOut], 'test', text)).toEqual(known);
    expect(allowed([heldOut], 'known', text)).toEqual([heldOut]);
  });
});
