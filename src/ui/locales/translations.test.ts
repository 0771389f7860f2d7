import { describe, expect, it } from 'vitest';

import { de } from './de/index.ts';
import { rooms as germanRooms } from './de/rooms.ts';
import { en } from './en/index.ts';
import { rooms as englishRooms, type RoomTexts } from './en/rooms.ts';
import { es } from './es/index.ts';
import { rooms as spanishRooms } from './es/rooms.ts';
import { fr } from './fr/index.ts';
import { rooms as frenchRooms } from './fr/rooms.ts';
import type { Locale } from './index.ts';
import { zhHans } from './zh-Hans/index.ts';
import { rooms as chineseRooms } from './zh-Hans/rooms.ts';

/** Values of errors that have to be one of some words. All others are numbers here, whatever the text makes of them. */
const words: Readonly<Record<string, unknown>> = {
  activity: 'load',
  quantity: 'tokens',
  rule: 'run-over',
  source: 'server',
  ...Object.fromEntries(
    ['fields', 'inputs', 'kinds', 'known', 'shape', 'variables'].map((name) => [name, ['a', 'b']]),
  ),
};
const values = new Proxy({}, { get: (_, name) => words[String(name)] ?? 2 });

/** Every text under the path of its name. Texts with values get some. */
function textsOf(strings: Locale, rooms: RoomTexts): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (path: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(path, value);
    else if (typeof value === 'function') {
      const isOfObject = /^\(\{|^function \w*\(\{/.test(String(value));
      const made: unknown = isOfObject ? value(values) : value(...Array.from({ length: 6 }, () => 2));
      if (typeof made === 'string') texts.set(path, made);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) add(path === '' ? name : `${path}.${name}`, part);
    }
  };
  const { dateAndTime: _, date: __, time: ____, load: ___, ...others } = { ...strings, load: null };
  add('', { ...others, rooms, hub: { ...strings.hub, load: strings.hub.load('a.onnx', 2 ** 21) } });
  return texts;
}

/** Sentences that stay English: the embedded student reads no other language, and names of a paper. */
const english = new Set(['problem.placeholder', 'page.paperTitle', 'page.paperUrl', 'hub.load']);

const source = textsOf(en, englishRooms);

describe.each([
  ['de', de, germanRooms],
  ['fr', fr, frenchRooms],
  ['es', es, spanishRooms],
  ['zh-Hans', zhHans, chineseRooms],
] as const)('the translation %s', (tag, strings, rooms) => {
  const texts = textsOf(strings, rooms);

  it('has a text where English has one, and values in it', () => {
    expect(strings.tag).toBe(tag);
    const empty = [...texts].filter(([, text]) => text.trim() === '' || /undefined|NaN|\[object/.test(text));
    expect(empty).toEqual([]);
  });

  it('leaves no sentence in English', () => {
    const same = [...texts].filter(
      ([path, text]) => /\w+ \w+ \w+/.test(text) && source.get(path) === text && !english.has(path),
    );
    expect(same).toEqual([]);
  });

  it('names the variables, addresses and files that English names', () => {
    const names =
      /\b[A-Z]+_[A-Z_]+\b|https?:\/\/[\w./-]+\w|`\w+`|\b[\w-]+\.(?:json|js)\b|\b(?:WASM|WebGPU|HTTPS?)\b/g;
    const namesIn = (text: string) => [...new Set(text.match(names))].sort();
    const different = [...source].filter(
      ([path, text]) => namesIn(text).join() !== namesIn(texts.get(path) ?? '').join(),
    );
    expect(different.map(([path]) => path)).toEqual([]);
  });
});

describe('counts', () => {
  it('follow the plural rules of each language', () => {
    const calls = (strings: Locale) => [0, 1, 2].map((count) => strings.gallery.calls(count));
    expect(calls(de)).toEqual(['0 Aufrufe', '1 Aufruf', '2 Aufrufe']);
    expect(calls(fr)).toEqual(['0 appel', '1 appel', '2 appels']);
    expect(calls(es)).toEqual(['0 llamadas', '1 llamada', '2 llamadas']);
    expect(calls(zhHans)).toEqual(['0 次调用', '1 次调用', '2 次调用']);
  });
});
