import { describe, expect, it } from 'vitest';
import { fetchHealth } from './client.ts';
import { fakeFetch } from './testing/fake-model-server/fake-fetch.ts';
import type { ResponseScript } from './testing/fake-model-server/script.ts';

describe('fetchHealth', () => {
  const json = { contentType: 'application/json' };
  const teacher = { name: 'relay-teacher', kind: 'embedded', fingerprint: 'abc' };
  const answers: [string, ResponseScript, unknown][] = [
    ['a teacher', { ...json, body: [JSON.stringify({ teacher })] }, { teacher }],
    [
      'a teacher that accepts prefills',
      { ...json, body: [JSON.stringify({ teacher: { ...teacher, prefills: true } })] },
      { teacher: { ...teacher, prefills: true } },
    ],
    [
      'a teacher behind a proxy of version 0.1',
      { ...json, body: [JSON.stringify({ teacher: { ...teacher, readsAhead: true } })] },
      { teacher: { ...teacher, prefills: true } },
    ],
    [
      'a teacher of a kind that this version does not know',
      { ...json, body: [JSON.stringify({ teacher: { ...teacher, kind: 'next-year' } })] },
      { teacher: { ...teacher, kind: 'next-year' } },
    ],
    [
      'none',
      { ...json, status: 503, body: ['{"code":"proxy-without-teacher","message":"None."}'] },
      { teacher: null, reason: { code: 'proxy-without-teacher' } },
    ],
    ['a web page', { body: ['<html>'] }, { teacher: null, reason: { code: 'no-proxy-here' } }], // prettier-ignore
    ['a proxy that needs a code', { ...json, body: ['{"access":"wanted"}'] }, { teacher: null, reason: { code: 'code-wanted' }, access: 'wanted' }], // prettier-ignore
    ['a proxy that rejects the code', { ...json, status: 401, body: ['{"message":"No."}'] }, { teacher: null, reason: { code: 'message', params: { message: 'No.' } }, access: 'wrong' }], // prettier-ignore
    ['a gate of another kind', { status: 401, body: ['<html>'] }, { teacher: null, reason: { code: 'proxy-not-found', params: { status: 401 } } }], // prettier-ignore
    ['no server', { instead: 'unreachable' }, { teacher: null, reason: { code: 'teacher-away' } }],
  ];
  it.each(answers)('%s', async (_, script, expected) => {
    expect(await fetchHealth('http://proxy.test', { fetch: fakeFetch(script).fetch })).toEqual(expected);
  });

  it('sends the access code', async () => {
    for (const [accessCode, header] of [
      ['owl-7', 'Bearer owl-7'],
      ['', null],
    ] as const) {
      const { fetch, requests } = fakeFetch({ ...json, body: [JSON.stringify({ teacher })] });
      await fetchHealth('http://proxy.test', { fetch, accessCode });
      expect(requests[0]?.headers.get('Authorization')).toBe(header);
    }
  });

  it('rejects on an abort only', async () => {
    const { fetch } = fakeFetch({ instead: 'unreachable' });
    await expect(fetchHealth('', { fetch, signal: AbortSignal.abort('left') })).rejects.toBe('left');
  });
});
