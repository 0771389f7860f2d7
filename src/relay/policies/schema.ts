/** The schema of a policy's name. It is apart from the registry, which the page needs before any schema. */
import { z } from 'zod';
import type { PolicyDefinition } from './policy.ts';
import { policies, type PolicyName } from './registry.ts';

/**
 * What a saved run may name as its policy.
 * @param definitions other policies than the ones that ship, for tests
 */
export function policySchema(definitions: readonly PolicyDefinition[] = policies): z.ZodType<PolicyName> {
  const literals = definitions.map(({ kind, parameter }) =>
    parameter === null ? z.literal(kind) : z.templateLiteral([`${kind}:`, z.number()]),
  );
  return z.union(literals) as z.ZodType<string> as z.ZodType<PolicyName>;
}
