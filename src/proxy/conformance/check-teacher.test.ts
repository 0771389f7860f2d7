/** The check passes with the project's own model server in every protocol, and finds what is wrong with a server. */
import { describe, expect, it } from 'vitest';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { littleModel } from '../../teacher/testing/fake-model-server/little-model.ts';
import { protocolOf, type ServerProtocol } from '../../teacher/testing/fake-model-server/protocols.ts';
import type { FakeRequest, ResponseScript } from '../../teacher/testing/fake-model-server/script.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { baseAddress, providerUpstream } from '../providers/provider.ts';
import { registry } from '../providers/registry.ts';
import { withWrite, type Upstream } from '../upstream.ts';
import { checkTeacher, type CheckResult } from './check-teacher.ts';
import { tableOf } from './report.ts';

/** A fetch whose response follows from the request. */
function fetchOf(respond: (request: FakeRequest) => ResponseScript): typeof fetch {
  return (input, init) => {
    const request = {
      url: String(input),
      headers: new Headers(),
      body: JSON.parse(String(init?.body)) as unknown,
    };
    const { body = [], contentType = '', status = 200 } = respond(request);
    const text = [...body].join('');
    return Promise.resolve(new Response(text, { status, headers: { 'Content-Type': contentType } }));
  };
}

async function resultsOf(
  kind: string,
  change: (script: ResponseScript, protocol: ServerProtocol) => ResponseScript,
  more: Partial<Upstream> = {},
) {
  const provider = registry.get(kind);
  if (provider === undefined) throw new Error(`There is no ${kind}.`);
  const protocol = protocolOf(kind);
  const sent: string[] = [];
  const answer = littleModel(protocol);
  const fetch = fetchOf((request) => {
    sent.push(JSON.stringify(request.body));
    return change(answer(request), protocol);
  });
  const url = baseAddress(provider, protocol.address.replace(/\/$/, ''));
  const upstream = providerUpstream(
    provider,
    { url, model: 'm', apiKey: 'k', transport: fetchTransport(fetch) },
    chatML,
  );
  return checkTeacher(
    { ...withWrite(upstream, upstream.write.bind(upstream)), ...more },
    { sent: () => sent },
  );
}

const failed = (results: readonly CheckResult[]): string[] =>
  results.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name);

const exact = registry.providers.map(({ kind }) => kind).filter((kind) => kind !== 'instruct');

describe('the check of a teacher', () => {
  it.each(exact)('passes with the fake model server as %s', async (kind) => {
    const results = await resultsOf(kind, (script) => script);
    expect(results.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  });

  it('notes that a continuation was asked for in words', async () => {
    const results = await resultsOf('instruct', (script) => script);
    expect(failed(results)).toEqual([]);
    expect(results.find(({ name }) => name === 'continues after a word')).toMatchObject({ outcome: 'note' });
  });

  it('says first that the server does not continue a text for the kind', async () => {
    const kindAdvice = { server: 'Ollama 0.33', kind: 'completions', use: 'ollama' };
    const results = await resultsOf('completions', (script) => script, { kindAdvice });
    expect(results[0]).toMatchObject({
      outcome: 'note',
      found: { code: 'found-kind-inexact', params: { server: 'Ollama 0.33', kind: 'completions' } },
      advice: { code: 'use-kind', params: { kind: 'ollama' } },
    });
  });

  it('finds a server that does not count', async () => {
    const results = await resultsOf('completions', (script, protocol) => {
      const pieces = [...(script.body ?? [])];
      return { ...script, body: [...pieces.slice(0, -1), protocol.end('limit')] };
    });
    expect(results.find(({ name }) => name === 'writes exactly 7 tokens')).toMatchObject({ outcome: 'note' });
  });

  it('finds a server that writes another text each time', async () => {
    let calls = 0;
    const results = await resultsOf('completions', (script, protocol) => {
      const [first, ...rest] = [...(script.body ?? [])];
      return {
        ...script,
        body: [protocol.piece(` ${(calls += 1)}`), ...(rest.length > 0 ? rest : [first ?? ''])],
      };
    });
    expect(failed(results)).toContain('is greedy at temperature 0');
    expect(failed(results)).toContain('continues after a word');
  });

  it('finds a server that writes more than n tokens', async () => {
    const results = await resultsOf('completions', (script, protocol) => ({
      ...script,
      body: [...Array.from({ length: 300 }, () => protocol.piece(' x')), ...(script.body ?? [])],
    }));
    expect(failed(results)).toContain('writes exactly 1 token');
  });

  it('reports a server that refuses', async () => {
    const refusal = { status: 404, contentType: 'application/json', body: ['{"error":"no model m"}'] };
    const results = await resultsOf('ollama', () => refusal);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['fail']));
    const said = tableOf(results, (finding) => JSON.stringify(finding));
    expect(said).toMatch(/no model m.*check-kind-and-model/);
  });
});
