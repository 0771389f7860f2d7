/**
 * Who decides a call. A policy is asked before the solution begins and after each of the student's proposals, and it
 * says whether the student's own commands count. It knows no limits: the loop caps what it asks for.
 */
import type { Insight, PolicyName } from './events.ts';

export interface Policy {
  readonly name: PolicyName;
  /** What the student may do with `<call>`: not write it at all, or call for what it says or for a fixed length. */
  readonly commands: 'forbidden' | 'as-written' | { readonly requested: number };
  /** `whole`: the teacher may write as long as the solution may be; the limits on calls do not hold. */
  readonly scope: 'calls' | 'whole';
  /** Whether it reads the score of a learned router, which only some students carry. */
  readonly needsRouter: boolean;
  /** Whether the teacher begins. `uniform` is a draw from [0, 1). */
  atStart(uniform: number): boolean;
  /** Whether the teacher writes here, instead of the token that the student proposes. */
  atToken(insight: Insight, uniform: number): boolean;
}

const never = () => false;

/** The policies whose name carries no number. */
const plain = {
  /** The student's own `<call>n</call>` (section 3 of the paper). */
  learned: {
    commands: 'as-written',
    scope: 'calls',
    needsRouter: false,
    atStart: never,
    atToken: never,
  },
  /** Teacher-free: `<call>` cannot be sampled. */
  never: { commands: 'forbidden', scope: 'calls', needsRouter: false, atStart: never, atToken: never },
  /**
   * Teacher only: one call for the whole solution, from its first token. `maxTokens` caps it; `maxCalls` and
   * `maxTeacherTokens`, which are for a student's help, do not. Where the teacher fails, the student goes on alone.
   */
  always: {
    commands: 'forbidden',
    scope: 'whole',
    needsRouter: false,
    atStart: () => true,
    atToken: never,
  },
} as const satisfies Record<string, Omit<Policy, 'name'>>;

/** The policies whose name carries a number: what it may be, and what it does. */
const parametric: Record<string, (parameter: number, text: string) => Omit<Policy, 'name'>> = {
  /** The whole problem to the teacher with probability p, else the student alone. */
  'query-random': (p, text) => {
    const probability = probabilityOf(p, text);
    return { ...plain.always, atStart: (uniform) => uniform < probability };
  },
  /** A call at each token with probability p. */
  'token-random': (p, text) => {
    const probability = probabilityOf(p, text);
    return { ...plain.never, atToken: (_, uniform) => uniform < probability };
  },
  /** A call where the student's entropy exceeds t nats. */
  entropy: (threshold, text) => {
    if (threshold < 0) throw new PolicyError(`${quoted(text)} needs an entropy of at least 0 nats.`);
    return { ...plain.never, atToken: (insight) => insight.entropy > threshold };
  },
  /** A call where the score of the student's router exceeds t (after CITER, arXiv 2502.01976). */
  router: (t, text) => {
    const threshold = probabilityOf(t, text);
    return {
      ...plain.never,
      needsRouter: true,
      atToken: ({ routerScore = 0 }) => routerScore > threshold,
    };
  },
  /** The student says where, and the call always asks for n tokens. */
  fixed: (n, text) => {
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new PolicyError(`${quoted(text)} needs a whole number of tokens, at least 1.`);
    }
    return { ...plain.learned, commands: { requested: n } };
  },
};

/** Names that the log knows and the loop cannot run yet. */
const planned = new Set<string>(['manual']);

const known = 'learned, never, always, query-random:p, token-random:p, entropy:t, router:t and fixed:n';

/** A policy name that cannot be used; the message says which can. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/**
 * Reads a policy from its name, as a person types it, e.g. `entropy:1.5`.
 * @throws PolicyError for every name that is not a policy or not available.
 */
export function parsePolicy(text: string): Policy {
  const [kind = '', ...rest] = text.split(':');
  const parameter = rest.length === 0 ? null : rest.join(':');
  if (planned.has(text)) throw new PolicyError(`${quoted(text)} is not available yet. There are ${known}.`);
  if (isPlain(kind)) {
    if (parameter !== null)
      throw new PolicyError(`${quoted(kind)} takes no number, but was given ${quoted(parameter)}.`);
    return { name: kind, ...plain[kind] };
  }
  const make = Object.hasOwn(parametric, kind) ? parametric[kind] : undefined;
  if (make === undefined) throw new PolicyError(`There is no policy ${quoted(text)}. There are ${known}.`);
  if (parameter === null || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(parameter)) {
    throw new PolicyError(`${quoted(text)} needs a number after the colon, as in ${quoted(`${kind}:1`)}.`);
  }
  const value = Number(parameter);
  if (!Number.isFinite(value)) throw new PolicyError(`The number in ${quoted(text)} is too large.`);
  // The name is kept canonical, so that `entropy:1.50` and `entropy:1.5` are one policy in a report.
  return { name: `${kind}:${value}` as PolicyName, ...make(value, text) };
}

function isPlain(kind: string): kind is keyof typeof plain {
  return Object.hasOwn(plain, kind);
}

function probabilityOf(value: number, text: string): number {
  if (value >= 0 && value <= 1) return value;
  throw new PolicyError(`${quoted(text)} needs a probability between 0 and 1.`);
}

function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}...` : text}"`;
}
