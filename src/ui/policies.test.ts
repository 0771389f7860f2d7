import { describe, expect, it } from 'vitest';

import { parsePolicy } from '../relay/policies/registry.ts';
import { policyKinds, policyName } from './policies.ts';
import { defaultSettings } from './settings.ts';

describe('the policies that can be chosen', () => {
  it.each(policyKinds)('the relay knows %s with its default parameter', (policy) => {
    expect(() => parsePolicy(policyName({ ...defaultSettings, policy }, true))).not.toThrow();
  });

  it('carry the number that was set', () => {
    const settings = { ...defaultSettings, entropyThreshold: 0.5, callProbability: 0.25, tokensPerCall: 3 };
    expect(policyName({ ...settings, policy: 'entropy' }, true)).toBe('entropy:0.5');
    expect(policyName({ ...settings, policy: 'token-random' }, true)).toBe('token-random:0.25');
    expect(policyName({ ...settings, policy: 'fixed' }, true)).toBe('fixed:3');
  });

  it('fall back to entropy if the student knows no calls', () => {
    const settings = { ...defaultSettings, entropyThreshold: 2 };
    expect(policyName({ ...settings, policy: 'learned' }, false)).toBe('entropy:2');
    expect(policyName({ ...settings, policy: 'fixed' }, false)).toBe('entropy:2');
    expect(policyName({ ...settings, policy: 'never' }, false)).toBe('never');
    expect(policyName({ ...settings, policy: 'always' }, false)).toBe('always');
  });
});
