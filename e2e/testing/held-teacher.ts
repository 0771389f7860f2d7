// A teacher that keeps its answer back, so that a run stands in its middle for as long as a test wants.
import { expect, type Page } from '@playwright/test';

const address = '**/api/teacher';

export interface HeldTeacher {
  /** Waits until a run has asked. */
  asked(): Promise<void>;
  /** Lets later calls through. The one that is held stays so: end it by a stop or a reload. */
  release(): Promise<void>;
}

/** Holds every call of this page to the proxy's teacher from now on. */
export async function holdTeacher(page: Page): Promise<HeldTeacher> {
  let calls = 0;
  await page.context().route(address, () => void (calls += 1));
  return {
    asked: () => expect.poll(() => calls, { message: 'calls', timeout: 120_000 }).toBeGreaterThan(0),
    release: () => page.context().unroute(address),
  };
}
