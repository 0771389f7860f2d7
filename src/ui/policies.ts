/** The policies of the page's menu, and the settings that are their parameters. */
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

/** The settings that are parameters of each policy, in the order of the form. */
export const policyParams = {
  learned: [],
  never: [],
  always: [],
  entropy: ['entropyThreshold', 'tokensPerCall'],
  'token-random': ['callProbability', 'tokensPerCall'],
  fixed: ['tokensPerCall'],
} as const satisfies Record<PolicyKind, readonly (keyof PolicyChoice)[]>;

/**
 * The relay's name of the chosen policy.
 * @param canCall whether the student knows `<call>`; if not, entropy decides in its place
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

/** Whether the student itself decides where it calls. */
export function needsCommands(policy: PolicyKind): boolean {
  return policy === 'learned' || policy === 'fixed';
}
