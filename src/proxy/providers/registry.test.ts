import { readFile } from 'node:fs/promises';
import type { CodedError } from '../../errors/coded-error.ts';
import { format } from 'oxfmt';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fetchHealth, proxyTeacher } from '../../teacher/client.ts';
import { fakeFetch } from '../../teacher/testing/fake-model-server/fake-fetch.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { createProxy } from '../app.ts';
import { remoteTeacher } from '../settings/remote-teacher.ts';
import { teacherFromEnvironment } from '../settings/teacher-settings.ts';
import { request } from '../testing/app.ts';
import type { Provider } from './provider.ts';
import { registry } from './registry.ts';

/** All that a new provider needs, as it would stand in a file of its own. */
const parrot = {
  kind: 'parrot',
  label: 'a made-up provider',
  continuation: 'by repeating it',
  url: 'http://localhost:9999',
  isHosted: false,
  basePath: 'root',
  rendersPrompt: false,
  reusesContext: false,
  detections: [
    { path: '/parrot', schema: z.object({ parrot: z.string() }).transform(({ parrot: name }) => name) },
  ],
  call: ({ prefix, maxTokens }, { model }) => ({
    path: '/talk',
    body: { model, repeat: prefix, words: maxTokens },
    read: (_, json) => {
      const word = z.object({ word: z.string() }).safeParse(json).data?.word;
      return word === undefined ? { ended: 'by-model', last: true } : { text: word };
    },
  }),
} as const satisfies Provider;

const more = registry.with(parrot);

describe('a provider that is added to the registry', () => {
  it('serves a call, and health reports its kind', async () => {
    const environment = {
      TEACHER_KIND: 'parrot',
      TEACHER_URL: 'http://parrot.test',
      TEACHER_MODEL: 'ara',
      TEACHER_API_KEY: 'k',
    };
    const settings = teacherFromEnvironment(environment, more);
    if (settings.type === 'embedded') throw new Error('The environment names no remote teacher.');
    const { fetch, requests } = fakeFetch({ body: ['data: {"word":"5"}\n\n', 'data: {}\n\n'] });
    const teacher = await remoteTeacher(settings, { tell: () => undefined, fetch, registry: more });
    const app = createProxy({ teacher });
    const ask: typeof globalThis.fetch = async (input, init) => app.request(String(input), init);
    const page = { url: 'http://proxy.test', fetch: ask };
    expect(await collect(proxyTeacher(page).write(request))).toEqual([
      { type: 'text', text: '5' },
      { type: 'done', endedSolution: true, tokens: null },
    ]);
    const talked = requests.find(({ url }) => url === 'http://parrot.test/talk');
    expect(talked).toMatchObject({
      body: { model: 'ara', repeat: request.prefix, words: request.maxTokens },
    });
    expect(talked?.headers.get('Authorization')).toBe('Bearer k');
    expect(await fetchHealth(page.url, page)).toMatchObject({ teacher: { name: 'ara', kind: 'parrot' } });
  });

  it('is detected, and part of messages and tables', async () => {
    const settings = teacherFromEnvironment({ TEACHER_URL: 'http://box.test/v1', TEACHER_MODEL: 'm' }, more);
    if (settings.type === 'embedded') throw new Error('The environment names no remote teacher.');
    const told: CodedError[] = [];
    const fetch: typeof globalThis.fetch = async (input) =>
      String(input) === 'http://box.test/parrot' ? Response.json({ parrot: 'a parrot' }) : new Response('', { status: 404 }); // prettier-ignore
    const teacher = await remoteTeacher(settings, {
      tell: (notice) => told.push(notice),
      fetch,
      registry: more,
    });
    expect(teacher.description.kind).toBe('parrot');
    expect(told).toEqual([
      {
        code: 'provider-detected',
        params: { url: 'http://box.test/v1', server: 'a parrot', kind: 'parrot' },
      },
    ]);
    expect(() => teacherFromEnvironment({ TEACHER_KIND: 'owl' }, more)).toThrow(
      /^teacher-kind-unknown \{"known":\["embedded",.*,"parrot"\]\}$/,
    );
    expect(() => teacherFromEnvironment({ TEACHER_KIND: 'parrot' }, more)).toThrow(/http:\/\/localhost:9999/);
    expect(more.table().at(-1)).toEqual({
      kind: 'parrot',
      label: 'a made-up provider',
      continuation: 'by repeating it',
      url: 'http://localhost:9999',
      variables: {
        TEACHER_URL: 'required',
        TEACHER_MODEL: 'required',
        TEACHER_API_KEY: 'optional',
        TEACHER_TEMPLATE: 'no',
        TEACHER_PREFILL: 'no',
      },
    });
  });

  it('needs a kind of its own', () => {
    expect(() => registry.with(parrot, parrot)).toThrow(RangeError);
    expect(() => registry.with({ ...parrot, kind: 'embedded' })).toThrow(RangeError);
  });
});

it('every hosted provider has its own host', () => {
  const hosts = registry.providers.filter(({ isHosted }) => isHosted).map(({ url }) => new URL(url).host);
  expect(new Set(hosts).size).toBe(hosts.length);
});

it('docs/teachers.md shows the table of providers (`vitest run src/proxy/providers/registry.test.ts -u` updates it)', async () => {
  const file = new URL('../../../docs/teachers.md', import.meta.url);
  const marks = /(<!-- providers: [^>]* -->\n)[^]*(<!-- end of providers -->)/;
  const shown = await readFile(file, 'utf8');
  expect(shown).toMatch(marks);
  const rows = registry.table().map(({ kind, label, continuation }) => [`\`${kind}\``, label, continuation]);
  const table = [['kind', 'for', 'how a solution is continued'], ['---', '---', '---'], ...rows];
  const lines = table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const current = shown.replace(marks, (_, begin: string, end: string) => `${begin}\n${lines}\n\n${end}`);
  await expect((await format(file.pathname, current)).code).toMatchFileSnapshot(file.pathname);
});
