/**
 * The models that ship with the page, from public/models/index.json: the one list that the page, its service worker and
 * the command line read. The first model of a role is the default.
 */
import * as z from 'zod/mini';

import index from '../../public/models/index.json' with { type: 'json' };

const modelSchema = z.strictObject({
  /** Of its folder in public/models. */
  name: z.string().check(z.regex(/^[\w-]+$/)),
  role: z.enum(['student', 'teacher']),
  /** Key of its label in the page's locale; null for a model that the page does not use. */
  label: z.nullable(z.string()),
  /** Size of its weights file. */
  bytes: z.int().check(z.positive()),
  /** Tokens that its context holds. */
  context: z.int().check(z.positive()),
});

export type ShippedModel = z.infer<typeof modelSchema>;

/** The list as the file holds it, also one that an export writes elsewhere. */
export const modelIndexSchema = z.array(modelSchema);

export const shippedModels: readonly ShippedModel[] = modelIndexSchema.parse(index);

/** The models that the page can run, in the order of its menu. */
export const pageModels = shippedModels.filter(({ label }) => label !== null);

/** @throws Error if the list has no model of this role */
export function defaultModel(role: ShippedModel['role']): ShippedModel {
  const model = shippedModels.find((each) => each.role === role);
  if (model === undefined) throw new Error(`no ${role} in public/models/index.json`);
  return model;
}
