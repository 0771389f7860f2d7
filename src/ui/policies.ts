/**
 * The policies of the page's menu. They follow from the registry of policies: which there are, the bounds of their
 * parameters, and what else their form asks for.
 */
import type { PolicyName } from '../relay/events.ts';
import {
  callsAtTokens,
  needsLearnedCommands,
  type PolicyDefinition,
  type PolicyParameter,
} from '../relay/policies/policy.ts';
import { policies } from '../relay/policies/registry.ts';

/** Bounds and default of a number in a form. A step of 1 admits whole numbers only; any other is a hint for the form. */
export interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
}

/** A policy as the menu offers it. */
export interface MenuPolicy {
  /** The value of the setting. The locale labels it; without a label, the form shows the kind itself. */
  readonly kind: string;
  /** Bounds of the number in its name; null where it has none. */
  readonly bounds: NumberBounds | null;
  /** Whether the form also asks for the tokens per call, which this policy does not decide. */
  readonly hasTokensPerCall: boolean;
  /** Whether it needs a student that knows `<call>`. */
  readonly needsCommands: boolean;
}

const boundsOf = ({ min, control }: PolicyParameter): NumberBounds => ({ min, ...control });

/** What the menu offers of these policies. */
export function menuOf(definitions: readonly PolicyDefinition[]): readonly MenuPolicy[] {
  return definitions
    .filter(({ isExperimental = false }) => !isExperimental)
    .map((definition) => ({
      kind: definition.kind,
      bounds: definition.parameter === null ? null : boundsOf(definition.parameter),
      hasTokensPerCall: callsAtTokens(definition),
      needsCommands: needsLearnedCommands(definition),
    }));
}

/** The menu of the page, in the order of the registry. */
export const policyMenu = menuOf(policies);

/** The policy that was chosen, and the parameters of all of them by their kinds. */
export interface PolicyChoice {
  readonly policy: string;
  readonly policyParameters: Readonly<Record<string, number>>;
}

/** The policy in place of one that needs `<call>`, for students that do not know it. */
const withoutCommands = 'entropy';

/** The set parameter of a policy. */
export function parameterOf(
  kind: string,
  { policyParameters }: Pick<PolicyChoice, 'policyParameters'>,
  menu = policyMenu,
): number {
  return policyParameters[kind] ?? menu.find((each) => each.kind === kind)?.bounds?.initial ?? 0;
}

/** Whether a student writes commands: with tokens for them, or as text where the person says so. */
export function writesCommands(canCall: boolean, settings: { readonly writesCommands: boolean }): boolean {
  return canCall || settings.writesCommands;
}

/** The kind of the policy that a run has: entropy decides in the place of a student that knows no `<call>`. */
export function policyInForce(kind: string, canCall: boolean, menu = policyMenu): string {
  return !canCall && needsCommands(kind, menu) ? withoutCommands : kind;
}

/**
 * The relay's name of the chosen policy.
 * @param canCall whether the student knows `<call>`; if not, entropy decides in its place
 */
export function policyName(choice: PolicyChoice, canCall: boolean, menu = policyMenu): PolicyName {
  const named = (kind: string): string => {
    const hasParameter = (menu.find((each) => each.kind === kind)?.bounds ?? null) !== null;
    return hasParameter ? `${kind}:${parameterOf(kind, choice, menu)}` : kind;
  };
  const name = named(policyInForce(choice.policy, canCall, menu));
  // A name from the registry's kinds and numbers within their bounds is a name that the relay reads.
  return name as PolicyName;
}

/** Whether the student itself decides where it calls. */
export function needsCommands(kind: string, menu = policyMenu): boolean {
  return menu.find((each) => each.kind === kind)?.needsCommands ?? false;
}

/** The label of a policy in a locale; its kind where the locale has none. */
export function policyLabel(kind: string, labels: Readonly<Record<string, string>>): string {
  return labels[kind] ?? kind;
}
