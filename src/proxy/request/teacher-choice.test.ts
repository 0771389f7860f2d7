/** Several teachers behind one proxy, over both paths. */
import { describe, expect, it } from 'vitest';
import type { RequestFacts } from '../observability/request-record.ts';
import { body, post, text, upstream, ways } from '../testing/app.ts';
import { fetchHealth, proxyTeacher } from '../../teacher/client.ts';
import { identityOf } from '../../teacher/identity.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import type { Upstream } from '../upstream.ts';

function teacherOf(name: string): Upstream {
  const { write } = upstream(async function* () {
    yield await Promise.resolve(text(name));
    yield { type: 'done', endedSolution: false, tokens: 1 };
  });
  return { description: { name, kind: 'ollama', server: 'Ollama 0.12', fingerprint: null }, write };
}

const [small, large] = [teacherOf('small model'), teacherOf('large model')];

describe.each(ways)('several teachers, %s', (_, start) => {
  const facts: RequestFacts[] = [];
  const proxyOf = () =>
    start({
      teacher: small,
      named: new Map([
        ['small', small],
        ['large', large],
      ]),
      onRequest: (fact) => facts.push(fact),
    });

  it('are named in health, with provider, model and server', async () => {
    const { fetch } = proxyOf();
    const health = await fetchHealth('http://proxy.test', { fetch });
    expect(health).toMatchObject({
      teacher: { name: 'small model' },
      teachers: [
        { id: 'small', name: 'small model', kind: 'ollama', server: 'Ollama 0.12' },
        { id: 'large', name: 'large model' },
      ],
    });
    if (health.teacher === null) throw new Error('No teacher serves.');
    expect(identityOf(health.teacher)).toEqual({
      name: 'small model',
      device: 'remote',
      provider: 'ollama',
      server: 'Ollama 0.12',
    });
  });

  it.each([
    ['', 'small model'],
    ['small', 'small model'],
    ['large', 'large model'],
  ])('are chosen by their name: %j', async (teacherName, expected) => {
    const { fetch } = proxyOf();
    const teacher = proxyTeacher({ url: 'http://proxy.test', fetch, teacherName });
    const chunks = await collect(teacher.write({ ...body, prefixIds: [], fingerprint: '' }));
    expect(chunks[0]).toEqual(text(expected));
    expect(facts.at(-1)).toMatchObject({ teacher: expected, outcome: 'done' });
  });

  it('are a closed list: no other name, and no address', async () => {
    const proxy = proxyOf();
    for (const teacher of ['other', 'http://localhost:9', '__proto__', '']) {
      const response = await post(proxy, JSON.stringify({ ...body, teacher }));
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        code: 'teacher-unknown',
        params: { known: ['small', 'large'] },
      });
    }
    const wrong = await post(proxy, JSON.stringify({ ...body, teacher: 5 }));
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'teacher-not-a-name' }]);
  });

  it('are no choice at a proxy with one', async () => {
    const response = await post(start({ teacher: small }), JSON.stringify({ ...body, teacher: 'small' }));
    expect([response.status, await response.json()]).toEqual([400, { code: 'teacher-no-choice' }]);
  });
});
