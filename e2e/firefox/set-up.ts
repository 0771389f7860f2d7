// Before the tests in Firefox: finds it, and builds the page unless the caller has just done so.
import type { TestProject } from 'vitest/node';

import { findFirefox, firefoxAdvice } from '../../src/cli/set-up/firefox.mjs';
import buildThePage from '../testing/build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the program. */
    firefox: string;
  }
}

export default async function setUp({ provide }: TestProject): Promise<void> {
  const firefox = findFirefox();
  if (firefox === null) throw new Error(firefoxAdvice);
  provide('firefox', firefox);
  if (process.env['PAGE_IS_BUILT'] === undefined) await buildThePage();
}
