// The page as a person sees it: how a test finds the controls by their roles and names, and what the page says.
import { expect, type Locator, type Page } from '@playwright/test';
import type { RelayEvent } from '../src/relay/events.ts';

export class RelayPage {
  readonly problem: Locator;
  readonly solveButton: Locator;
  readonly stopButton: Locator;
  readonly randomButton: Locator;
  readonly stayOnDevice: Locator;
  readonly solution: Locator;
  readonly meter: Locator;

  constructor(readonly page: Page) {
    this.problem = page.getByRole('textbox', { name: 'Problem' });
    this.solveButton = page.getByRole('button', { name: 'Solve', exact: true });
    this.stopButton = page.getByRole('button', { name: 'Stop', exact: true });
    this.randomButton = page.getByRole('button', { name: 'Random problem' });
    this.stayOnDevice = page.getByRole('switch', { name: 'Stay on this device' });
    this.solution = page.getByRole('region', { name: 'Solution' });
    this.meter = page.getByRole('region', { name: 'Meter' });
  }

  /** Opens the page of a server and waits until its student is loaded. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.solveButton).toBeEnabled({ timeout: 60_000 });
  }

  async solve(problem: string): Promise<void> {
    await this.problem.fill(problem);
    await this.solveButton.click();
  }

  /** Teacher tokens as the highlights of the solution count them. */
  async highlightedTokens(): Promise<number> {
    const counts = await this.solution
      .locator('[data-author="teacher"]')
      .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute('data-tokens'))));
    return counts.reduce((sum, count) => sum + count, 0);
  }
}

/** Teacher tokens that the log holds, end tokens included. */
export function teacherTokens(log: readonly RelayEvent[]): number {
  return log.filter((event) => event.type === 'token' && event.author === 'teacher').length;
}
