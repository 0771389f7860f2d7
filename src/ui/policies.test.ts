import { describe, expect, it } from 'vitest';

import { parsePolicy, policies, PolicyRegistry } from '../relay/policies/registry.ts';
import { surprised } from '../relay/testing/made-up-policy.ts';
import { en } from './locales/en/index.ts';
import {
  menuOf,
  parameterOf,
  policyInForce,
  policyLabel,
  policyMenu,
  policyName,
  writesCommands,
} from './policies.ts';
import { defaultSettings } from './settings.ts';

const kinds = policyMenu.map(({ kind }) => kind);

describe('the policies that can be chosen', () => {
  it('are those of the registry, in its order, without those for measurements', () => {
    const all = policies.map(({ kind }) => kind);
    expect(all.filter((kind) => !kinds.includes(kind))).toEqual(['query-random', 'router']);
    expect(kinds).toEqual(all.filter((kind) => kinds.includes(kind)));
  });

  it.each(kinds)('the relay knows %s with its default parameter', (policy) => {
    expect(() => parsePolicy(policyName({ ...defaultSettings, policy }, true))).not.toThrow();
  });

  it.each(kinds)('the locale has labels for %s', (kind) => {
    expect(policyLabel(kind, en.settings.policies)).not.toBe(kind);
    expect(policyLabel(kind, en.versions.policyChoices)).not.toBe(kind);
    const { bounds } = policyMenu.find((each) => each.kind === kind) ?? {};
    if (bounds) expect(policyLabel(kind, en.settings.policyParameters)).not.toBe(kind);
  });

  it('carry the number that was set', () => {
    const policyParameters = { entropy: 0.5, 'token-random': 0.25, fixed: 3 };
    const named = (policy: string) => policyName({ policy, policyParameters }, true);
    expect(['entropy', 'token-random', 'fixed'].map(named)).toEqual([
      'entropy:0.5',
      'token-random:0.25',
      'fixed:3',
    ]);
  });

  it('fall back to entropy if the student knows no calls', () => {
    const named = (policy: string) => policyName({ policy, policyParameters: { entropy: 2 } }, false);
    expect(['learned', 'fixed', 'never', 'always', 'prompted'].map(named)).toEqual([
      'entropy:2',
      'entropy:2',
      'never',
      'always',
      'prompted',
    ]);
    expect(policyInForce('learned', false)).toBe('entropy');
    expect(policyInForce('learned', writesCommands(false, { writesCommands: true }))).toBe('learned');
    expect(policyInForce('prompted', false)).toBe('prompted');
  });
});

describe('a made-up policy', () => {
  const menu = menuOf([...policies, surprised]);

  it('has a form and a name from its definition alone', () => {
    expect(menu.at(-1)).toEqual({
      kind: 'surprised',
      bounds: { min: 0, max: 1, step: 0.1, initial: 0.3 },
      hasTokensPerCall: true,
      needsCommands: false,
    });
    expect(parameterOf('surprised', { policyParameters: {} }, menu)).toBe(0.3);
    const name = policyName({ policy: 'surprised', policyParameters: { surprised: 0.5 } }, false, menu);
    expect(new PolicyRegistry([...policies, surprised]).parse(name).name).toBe('surprised:0.5');
    expect(policyLabel('surprised', en.settings.policies)).toBe('surprised');
  });
});
