/** The one list of call policies, and what follows from it: their names, and how they are read. */
import { ErrorWithCode } from '../../errors/coded-error.ts';
import { relayError } from '../errors.ts';
import { always } from './always.ts';
import { entropy } from './entropy.ts';
import { fixed } from './fixed.ts';
import { learned } from './learned.ts';
import { never } from './never.ts';
import type { PolicyDefinition, PolicyRule } from './policy.ts';
import { prompted } from './prompted.ts';
import { queryRandom } from './query-random.ts';
import { router } from './router.ts';
import { tokenRandom } from './token-random.ts';

/** Every policy, in the order in which lists show them. */
export const policies = [
  learned,
  never,
  always,
  queryRandom,
  tokenRandom,
  entropy,
  router,
  fixed,
  prompted,
] as const;

type NameOf<Definition> =
  Definition extends PolicyDefinition<infer Kind, infer Parameter>
    ? Parameter extends null
      ? Kind
      : `${Kind}:${number}`
    : never;

/** Who decides a call. The parameter stands in the name where there is one, e.g. `entropy:1.5`. */
export type PolicyName = NameOf<(typeof policies)[number]>;

/** A policy as a run uses it. */
export interface Policy extends PolicyRule {
  readonly name: PolicyName;
  readonly actsAtStart: boolean;
}

/** A policy that cannot be used. */
export class PolicyError extends ErrorWithCode {
  override readonly name = 'PolicyError';
}

/** Reads policies by their names. @param definitions other policies than the ones that ship, for tests */
export class PolicyRegistry {
  readonly #definitions: readonly PolicyDefinition[];

  constructor(definitions: readonly PolicyDefinition[] = policies) {
    this.#definitions = definitions;
  }

  /** The names as lists show them: `learned`, `entropy:t`. */
  get names(): readonly string[] {
    return this.#definitions.map(({ kind, parameter }) =>
      parameter === null ? kind : `${kind}:${parameter.symbol}`,
    );
  }

  /**
   * Reads a policy from its name, as a person types it, e.g. `entropy:1.5`.
   * @throws PolicyError for every name that is not a policy
   */
  parse(text: string): Policy {
    const [kind = '', ...rest] = text.split(':');
    const written = rest.length === 0 ? null : rest.join(':');
    const definition = this.#definitions.find((each) => each.kind === kind);
    if (definition === undefined)
      throw new PolicyError(relayError('policy-unknown', { name: text, known: this.names }));
    const { parameter, rule, actsAtStart } = definition;
    if (parameter === null) {
      if (written === null) return { name: kind as PolicyName, actsAtStart, ...rule(0) };
      throw new PolicyError(relayError('policy-takes-no-number', { kind, number: written }));
    }
    if (written === null || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written))
      throw new PolicyError(relayError('policy-needs-number', { name: text, example: `${kind}:1` }));
    const value = Number(written);
    if (!Number.isFinite(value)) throw new PolicyError(relayError('policy-number-too-large', { name: text }));
    const { min, max, isWhole, quantity } = parameter;
    if (value < min || value > max || (isWhole && !Number.isInteger(value)))
      throw new PolicyError(relayError('policy-number-out-of-range', { name: text, quantity, min, max }));
    // The name is kept canonical, so that `entropy:1.50` and `entropy:1.5` are one policy in a report.
    return { name: `${kind}:${value}` as PolicyName, actsAtStart, ...rule(value) };
  }
}

/** The policies that ship. */
export const policyRegistry = new PolicyRegistry();

/** See {@link PolicyRegistry.parse}. */
export const parsePolicy = (text: string): Policy => policyRegistry.parse(text);
