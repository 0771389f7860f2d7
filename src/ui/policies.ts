/** The policies that a person can choose, and the setting behind the number in a policy's name. Pure. */
import type { PolicyName } from '../relay/events.ts';

export const policyKinds = ['learned', 'never', 'always', 'entropy', 'token-random', 'fixed'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** The policy that was chosen, and the numbers of all of them. */
export interface PolicyChoice {
  readonly policy: PolicyKind;
  /** In nats. */
  readonly entropyAbove: number;
  readonly randomShare: number;
  /** Tokens that a call asks for. */
  readonly callLength: number;
}

/** The settings that a policy has beside its kind, in the order in which the page shows them. */
export const knobsOf = {
  learned: [],
  never: [],
  always: [],
  entropy: ['entropyAbove', 'callLength'],
  'token-random': ['randomShare', 'callLength'],
  fixed: ['callLength'],
} as const satisfies Record<PolicyKind, readonly (keyof PolicyChoice)[]>;

/**
 * The name by which the relay knows the chosen policy.
 * @param canCall whether the student knows `<call>`: for one that does not, its entropy decides where it would have to
 */
export function policyName(
  { policy, entropyAbove, randomShare, callLength }: PolicyChoice,
  canCall: boolean,
): PolicyName {
  if (needsCommands(policy) && !canCall) return `entropy:${entropyAbove}`;
  switch (policy) {
    case 'entropy':
      return `entropy:${entropyAbove}`;
    case 'token-random':
      return `token-random:${randomShare}`;
    case 'fixed':
      return `fixed:${callLength}`;
    default:
      return policy;
  }
}

/** Whether the student itself says where it calls. */
export function needsCommands(policy: PolicyKind): boolean {
  return policy === 'learned' || policy === 'fixed';
}
