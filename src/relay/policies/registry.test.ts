import { describe, expect, it } from 'vitest';
import type { TokenStats } from '../token-stats.ts';
import { parsePolicy, PolicyError, PolicyRegistry, policyRegistry, policies } from './registry.ts';
import { surprised } from '../testing/made-up-policy.ts';

const insight = (entropy: number): TokenStats => ({ probability: 1, entropy, alternatives: [] });

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
    ['', 'There is no policy ""'],
    ['sometimes', 'There are learned, never, always'],
    ['toString', 'There is no policy'],
    ['toString:1', 'There is no policy'],
    ['learned:3', 'takes no number'],
    ['entropy', 'needs a number after the colon'],
    ['entropy:', 'needs a number after the colon'],
    ['entropy:high', 'needs a number after the colon'],
    ['entropy:0x10', 'needs a number after the colon'],
    ['entropy:1:2', 'needs a number after the colon'],
    ['entropy:-1', 'at least 0 nats'],
    ['entropy:1e999', 'too large'],
    ['token-random:1.5', 'between 0 and 1'],
    ['query-random:-0.5', 'between 0 and 1'],
    ['fixed:0', 'at least 1'],
    ['fixed:2.5', 'a whole number of tokens'],
    ['manual', 'There is no policy'],
    ['router', 'needs a number after the colon'],
    ['router:2', 'between 0 and 1'],
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
    expect(parsePolicy('entropy:1.5').atToken(insight(1.6), 0)).toBe(true);
    expect(parsePolicy('entropy:1.5').atToken(insight(1.5), 0)).toBe(false);
    expect(parsePolicy('router:0.5').atToken({ ...insight(0), routerScore: 0.6 }, 0)).toBe(true);
    expect(parsePolicy('router:0.5').atToken({ ...insight(9), routerScore: 0.5 }, 0)).toBe(false);
    expect(parsePolicy('token-random:0.1').atToken(insight(9), 0.05)).toBe(true);
    expect(parsePolicy('token-random:0.1').atToken(insight(9), 0.1)).toBe(false);
    expect(parsePolicy('learned').atToken(insight(99), 0)).toBe(false);
    expect(parsePolicy('always').atToken(insight(99), 0)).toBe(false);
  });
});

describe('a made-up policy', () => {
  const registry = new PolicyRegistry([...policies, surprised]);

  it('needs nothing but its definition to be read, listed, refused and opened in a saved run', () => {
    expect(registry.parse('surprised:0.50').name).toBe('surprised:0.5');
    expect(registry.names.at(-1)).toBe('surprised:s');
    expect(() => registry.parse('surprised:2')).toThrow('needs a share');
    expect(() => registry.parse('no')).toThrow('fixed:n and surprised:s');
    expect(registry.schema.safeParse('surprised:0.5').success).toBe(true);
    expect(policyRegistry.schema.safeParse('surprised:0.5').success).toBe(false);
  });
});
