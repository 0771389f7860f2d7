import { describe, expect, it } from 'vitest';
import type { TokenStats } from '../token-stats.ts';
import { parsePolicy, PolicyError, PolicyRegistry, policies } from './registry.ts';
import { policySchema } from './schema.ts';
import { surprised } from '../testing/made-up-policy.ts';

const stats = (entropy: number): TokenStats => ({ probability: 1, entropy, alternatives: [] });

describe('parsePolicy', () => {
  it.each([
    'learned',
    'never',
    'always',
    'query-random:0.25',
    'token-random:1',
    'entropy:1.5',
    'router:0.5',
    'fixed:16',
  ])('reads %s', (name) => {
    expect(parsePolicy(name).name).toBe(name);
  });

  it('keeps one name for one policy', () => {
    expect(parsePolicy('entropy:1.50').name).toBe('entropy:1.5');
    expect(parsePolicy('token-random:1e-1').name).toBe('token-random:0.1');
  });

  it.each([
    ['', 'policy-unknown {"name":""'],
    ['sometimes', '"known":["learned","never","always"'],
    ['toString', 'policy-unknown'],
    ['toString:1', 'policy-unknown'],
    ['learned:3', 'policy-takes-no-number'],
    ['entropy', 'policy-needs-number'],
    ['entropy:', 'policy-needs-number'],
    ['entropy:high', 'policy-needs-number'],
    ['entropy:0x10', 'policy-needs-number'],
    ['entropy:1:2', 'policy-needs-number'],
    ['entropy:-1', '"quantity":"entropy","min":0'],
    ['entropy:1e999', 'policy-number-too-large'],
    ['token-random:1.5', '"quantity":"probability"'],
    ['query-random:-0.5', '"quantity":"probability"'],
    ['fixed:0', '"quantity":"tokens","min":1'],
    ['fixed:2.5', '"quantity":"tokens"'],
    ['manual', 'policy-unknown'],
    ['router', 'policy-needs-number'],
    ['router:2', '"quantity":"probability"'],
  ])('refuses "%s" with a reason', (name, reason) => {
    expect(() => parsePolicy(name)).toThrow(PolicyError);
    expect(() => parsePolicy(name)).toThrow(reason);
  });
});

describe('a policy', () => {
  it('lets the teacher begin with always, and with query-random as often as it says', () => {
    expect(parsePolicy('always').atStart(0.99)).toBe(true);
    expect(parsePolicy('learned').atStart(0)).toBe(false);
    expect(parsePolicy('never').atStart(0)).toBe(false);
    expect(parsePolicy('query-random:0.3').atStart(0.29)).toBe(true);
    expect(parsePolicy('query-random:0.3').atStart(0.3)).toBe(false);
    expect(parsePolicy('query-random:0').atStart(0)).toBe(false);
  });

  it('calls within the solution where the student is unsure, or at random', () => {
    expect(parsePolicy('entropy:1.5').atToken(stats(1.6), 0)).toBe(true);
    expect(parsePolicy('entropy:1.5').atToken(stats(1.5), 0)).toBe(false);
    expect(parsePolicy('router:0.5').atToken({ ...stats(0), routerScore: 0.6 }, 0)).toBe(true);
    expect(parsePolicy('router:0.5').atToken({ ...stats(9), routerScore: 0.5 }, 0)).toBe(false);
    expect(parsePolicy('token-random:0.1').atToken(stats(9), 0.05)).toBe(true);
    expect(parsePolicy('token-random:0.1').atToken(stats(9), 0.1)).toBe(false);
    expect(parsePolicy('learned').atToken(stats(99), 0)).toBe(false);
    expect(parsePolicy('always').atToken(stats(99), 0)).toBe(false);
  });
});

describe('a made-up policy', () => {
  const registry = new PolicyRegistry([...policies, surprised]);

  it('needs nothing but its definition to be read, listed, refused and opened in a saved run', () => {
    expect(registry.parse('surprised:0.50').name).toBe('surprised:0.5');
    expect(registry.names.at(-1)).toBe('surprised:s');
    expect(() => registry.parse('surprised:2')).toThrow('policy-number-out-of-range {"name":"surprised:2"');
    expect(() => registry.parse('no')).toThrow('"prompted","surprised:s"');
    expect(policySchema([...policies, surprised]).safeParse('surprised:0.5').success).toBe(true);
    expect(policySchema().safeParse('surprised:0.5').success).toBe(false);
  });
});
