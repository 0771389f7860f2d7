// What axe objects to in a page, in words. The page has no frames, so that axe runs in it at once: its other way opens a
// further page for each report.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export interface AxeOptions {
  /** Only these rules. Default: all. */
  readonly only?: readonly string[];
  /** All rules but these. */
  readonly without?: readonly string[];
  /** Only what is inside the element that a selector finds. */
  readonly inside?: string;
}

/** Each violation with the elements that it concerns; an empty list where there is none. */
export async function violations(
  page: Page,
  { only, without = [], inside }: AxeOptions = {},
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (only !== undefined) axe.withRules([...only]);
  if (without.length > 0) axe.disableRules([...without]);
  if (inside !== undefined) axe.include(inside);
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
