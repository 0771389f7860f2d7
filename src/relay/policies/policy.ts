/** What a call policy is: its kind, the number that its name may carry, and the rule. */
import type { TokenStats } from '../token-stats.ts';

/** What a policy does in a run. */
export interface PolicyRule {
  /** What the student may do with `<call>`: not write it at all, or call for what it says or for a fixed length. */
  readonly commands: 'forbidden' | 'as-written' | { readonly requested: number };
  /** Whether the prompt explains to the student how to call. */
  readonly explainsCalls: boolean;
  /** `whole`: the teacher may write as long as the solution may be; the limits on calls do not hold. */
  readonly scope: 'calls' | 'whole';
  /** Whether it reads the score of a learned router, which only some students carry. */
  readonly needsRouter: boolean;
  /** Whether the teacher begins. `uniform` is a draw from [0, 1). */
  atStart(uniform: number): boolean;
  /** Whether the teacher writes here, instead of the token that the student proposes. */
  atToken(stats: TokenStats, uniform: number): boolean;
}

/** The number after the colon in a policy's name. */
export interface PolicyParameter {
  /** The letter that stands for it in lists: `entropy:t`. */
  readonly symbol: string;
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
  /** What it measures, for error messages. */
  readonly quantity: 'probability' | 'entropy' | 'tokens' | 'number';
  /** What a form offers: values from `min` to `max` here, which may be lower than the one above. */
  readonly control: { readonly max: number; readonly step: number; readonly initial: number };
}

export interface PolicyDefinition<
  Kind extends string = string,
  Parameter extends PolicyParameter | null = PolicyParameter | null,
> {
  /** The name, or what stands before the colon. */
  readonly kind: Kind;
  readonly parameter: Parameter;
  /** Whether it decides before the solution begins, and not at each token. */
  readonly actsAtStart: boolean;
  /** Whether it is for measurements only: the command line lists it, and forms leave it out. Default: no. */
  readonly isExperimental?: boolean;
  /** @param parameter the number in the name; 0 where the name carries none */
  readonly rule: (parameter: number) => PolicyRule;
}

/** Keeps the literal types of a definition, which the type of all policy names is made of. */
export const definePolicy = <const Kind extends string, const Parameter extends PolicyParameter | null>(
  definition: PolicyDefinition<Kind, Parameter>,
): PolicyDefinition<Kind, Parameter> => definition;

const no = () => false;

/** A rule that never calls and masks `<call>`: what other rules change. */
export const withoutCalls: PolicyRule = {
  commands: 'forbidden',
  explainsCalls: false,
  scope: 'calls',
  needsRouter: false,
  atStart: no,
  atToken: no,
};

/** Whether the student's own commands lead to calls, so that it must have learned them. */
export const needsLearnedCommands = ({ rule }: PolicyDefinition): boolean =>
  rule(1).commands !== 'forbidden' && !rule(1).explainsCalls;

/** Whether the policy calls within the solution by itself, for as many tokens as the run's `policyCallTokens` say. */
export const callsAtTokens = ({ rule }: PolicyDefinition): boolean => rule(1).atToken !== no;

/** A parameter that is a probability. @param initial what a form starts with */
export const probability = (symbol: string, initial = 0.5) =>
  ({
    symbol,
    min: 0,
    max: 1,
    isWhole: false,
    quantity: 'probability',
    control: { max: 1, step: 0.005, initial },
  }) as const;
