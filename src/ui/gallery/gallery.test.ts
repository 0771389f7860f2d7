import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';

import { reduceLog } from '../../relay/run-state.ts';
import { parseTrace } from '../../relay/trace.ts';
import { PageError } from '../page-error.ts';
import { verdictOf } from '../answer/verdict.ts';
import { en } from '../locales/en/index.ts';
import { fetchGallery, fetchRecorded, gallerySchema } from './gallery.ts';

const shipped = (path: string) => readFileSync(new URL(`../../../public/${path}`, import.meta.url));
const items = gallerySchema.parse(JSON.parse(shipped('gallery/index.json').toString()));
const recorded = (name: string) => reduceLog(parseTrace(shipped(`gallery/${name}.json`).toString()).events);
const weights = (name: string) =>
  createHash('sha256')
    .update(shipped(`models/${name}/onnx/model.onnx`))
    .digest('hex');

afterEach(() => vi.unstubAllGlobals());

it.each(items)('$name was written by the models that ship with it', ({ name }) => {
  const { header } = recorded(name);
  expect(header?.student.weights).toBe(weights('relay-student'));
  if (header?.teacher != null) expect(header.teacher.weights).toBe(weights('relay-teacher'));
});

it.each(items)('$name is what its card says', ({ name, answer, outcome, calls, callRatio }) => {
  const run = recorded(name);
  expect(verdictOf(run, answer).kind).toBe(outcome);
  expect(run.metrics.calls).toBe(calls);
  expect(run.metrics.callRatio).toBeCloseTo(callRatio, 3);
  expect(Object.keys(en.gallery.runs)).toContain(name);
});

it('shows a relay that is right, the same problem without it, and a mistake', () => {
  const item = (name: string) => items.find((each) => each.name === name);
  expect(item('one-call')).toMatchObject({ calls: 1, outcome: 'right' });
  expect(item('alone')).toMatchObject({ calls: 0, outcome: 'wrong' });
  expect(recorded('alone').problem).toBe(recorded('one-call').problem);
  expect(item('not-seen')).toMatchObject({ calls: 0, outcome: 'wrong' });
});

function serve(files: Readonly<Record<string, string>>) {
  vi.stubGlobal('fetch', (address: string) => {
    const text = files[address];
    return Promise.resolve(new Response(text ?? 'Not here', { status: text === undefined ? 404 : 200 }));
  });
}

it('fetches the list and a trace', async () => {
  serve({ '/g/index.json': JSON.stringify(items), '/g/one-call.json': 'a trace' });
  expect(await fetchGallery('/g/')).toEqual(items);
  expect(await fetchRecorded('/g/', { name: 'one-call' })).toBe('a trace');
});

it.each([
  ['nothing', {}],
  ['another list', { '/g/index.json': '[{"name":"../../secret"}]' }],
])('refuses %s', async (_, files) => {
  serve(files);
  await expect(fetchGallery('/g/')).rejects.toThrow(PageError);
});

it('says that the server is away', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(fetchGallery('/g/')).rejects.toThrow(PageError);
});
