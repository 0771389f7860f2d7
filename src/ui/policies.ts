/** The policies that a person can choose, and the setting behind the number in a policy's name. Pure. */
import type { PolicyName } from '../relay/events.ts';

export const policyKinds = ['learned', 'never', 'always', 'entropy', 'token-random', 'fixed'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** The policy that was chosen, and the numbers of all of them. */
export interface PolicyChoice {
  readonly policy: PolicyKind;
  /** In nats. */
  readonly entropyThreshold: number;
  readonly callProbability: number;
  /** Tokens that a call asks for. */
  readonly tokensPerCall: number;
}

/** The settings that a policy has beside its kind, in the order in which the page shows them. */
export const policyParams = {
  learned: [],
  never: [],
  always: [],
  entropy: ['entropyThreshold', 'tokensPerCall'],
  'token-random': ['callProbability', 'tokensPerCall'],
  fixed: ['tokensPerCall'],
} as const satisfies Record<PolicyKind, readonly (keyof PolicyChoice)[]>;

/**
 * The name by which the relay knows the chosen policy.
 * @param canCall whether the student knows `<call>`: for one that does not, its entropy decides where it would have to
 */
export function policyName(
  { policy, entropyThreshold, callProbability, tokensPerCall }: PolicyChoice,
  canCall: boolean,
): PolicyName {
  if (needsCommands(policy) && !canCall) return `entropy:${entropyThreshold}`;
  switch (policy) {
    case 'entropy':
      return `entropy:${entropyThreshold}`;
    case 'token-random':
      return `token-random:${callProbability}`;
    case 'fixed':
      return `fixed:${tokensPerCall}`;
    default:
      return policy;
  }
}

/** Whether the student itself says where it calls. */
export function needsCommands(policy: PolicyKind): boolean {
  return policy === 'learned' || policy === 'fixed';
}
