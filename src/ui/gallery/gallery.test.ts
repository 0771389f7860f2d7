import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';

import { reduceLog } from '../../relay/run-state.ts';
import { parseTrace } from '../../relay/trace.ts';
import { PageError } from '../page-error.ts';
import { verdictOf } from '../answer/verdict.ts';
import { fetchGallery, fetchRecorded, gallerySchema } from './gallery.ts';

const shipped = (path: string) => readFileSync(new URL(`../../../public/${path}`, import.meta.url));
const items = gallerySchema.parse(JSON.parse(shipped('gallery/index.json').toString()));
const recorded = (file: string) => reduceLog(parseTrace(shipped(`gallery/${file}`).toString()).events);
const weights = (name: string) =>
  createHash('sha256')
    .update(shipped(`models/${name}/onnx/model.onnx`))
    .digest('hex');

afterEach(() => vi.unstubAllGlobals());

it.each(items)('$title was written by the models that ship with it', ({ file }) => {
  const { header } = recorded(file);
  expect(header?.student.weights).toBe(weights('relay-student'));
  if (header?.teacher != null) expect(header.teacher.weights).toBe(weights('relay-teacher'));
});

it('shows a relay that is right, the same problem without it, and a mistake', () => {
  const run = (file: string) => {
    const item = items.find((each) => each.file === file);
    const state = recorded(file);
    return {
      problem: state.problem,
      calls: state.calls.length,
      verdict: verdictOf(state, item?.answer ?? null).kind,
    };
  };
  const relayed = run('one-call.json');
  expect(relayed).toMatchObject({ calls: 1, verdict: 'right' });
  expect(run('alone.json')).toEqual({ problem: relayed.problem, calls: 0, verdict: 'wrong' });
  expect(run('not-seen.json')).toMatchObject({ calls: 0, verdict: 'wrong' });
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
  expect(await fetchRecorded('/g/', { file: 'one-call.json', title: '', what: '', answer: '' })).toBe(
    'a trace',
  );
});

it.each([
  ['nothing', {}],
  ['another list', { '/g/index.json': '[{"file":"../../secret"}]' }],
])('refuses %s', async (_, files) => {
  serve(files);
  await expect(fetchGallery('/g/')).rejects.toThrow(PageError);
});

it('says that the server is away', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(fetchGallery('/g/')).rejects.toThrow(PageError);
});
