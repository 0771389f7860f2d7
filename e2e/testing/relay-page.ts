// The page as a person sees it: how a test finds the controls by their roles and names, and what the page says.
import { expect, type Locator, type Page } from '@playwright/test';
import type { RelayEvent } from '../../src/relay/events.ts';
import { reduceLog } from '../../src/relay/run-state.ts';
import { en } from '../../src/ui/locales/en/index.ts';
import type { Locale } from '../../src/ui/locales/index.ts';

export class RelayPage {
  readonly problem: Locator;
  readonly solveButton: Locator;
  readonly stopButton: Locator;
  readonly randomButton: Locator;
  readonly stayOnDevice: Locator;
  readonly solution: Locator;
  readonly meter: Locator;
  readonly answer: Locator;
  readonly status: Locator;
  /** The timeline's: how many tokens are shown. */
  readonly handle: Locator;

  /** @param strings the language that the page speaks */
  constructor(
    readonly page: Page,
    readonly strings: Locale = en,
  ) {
    this.problem = page.getByRole('textbox', { name: strings.problem.label });
    this.solveButton = page.getByRole('button', { name: strings.problem.solve, exact: true });
    this.stopButton = page.getByRole('button', { name: strings.problem.stop, exact: true });
    this.randomButton = page.getByRole('button', { name: strings.problem.random });
    this.stayOnDevice = page.getByRole('switch', { name: strings.privacy.label });
    this.solution = page.getByRole('region', { name: strings.solution.region });
    this.meter = page.getByRole('region', { name: strings.meter.region });
    this.answer = page.getByRole('region', { name: strings.answer.region });
    this.status = page.getByRole('region', { name: strings.status.region });
    this.handle = page.getByRole('slider', { name: strings.timeline.handle });
  }

  /** Opens the page of a server and waits until its student is loaded. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.status).toContainText(/WASM|WebGPU/, { timeout: 120_000 });
  }

  async solve(problem: string): Promise<void> {
    await this.problem.fill(problem);
    await this.solveButton.click();
  }

  /** Presses a button of the menu that takes a solution elsewhere. */
  async share(name: string): Promise<void> {
    const button = this.solution.getByRole('button', { name, exact: true });
    if (!(await button.isVisible()))
      await this.solution.getByRole('button', { name: this.strings.solution.take, exact: true }).click();
    await button.click();
  }

  /** Lets the teacher write everything, from the first token. */
  letTeacherWrite(): Promise<void> {
    return this.#choosePolicy(this.strings.settings.policies.always);
  }

  /** Lets the student decide about calls, as a page does that was opened for the first time. */
  letStudentCall(): Promise<void> {
    return this.#choosePolicy(this.strings.settings.policies.learned);
  }

  async #choosePolicy(name: string): Promise<void> {
    const choice = this.page.getByRole('radio', { name });
    if (!(await choice.isVisible()))
      await this.page.getByText(this.strings.settings.heading, { exact: true }).click();
    await choice.check();
  }

  /** Teacher tokens as the highlights of the solution count them. */
  async highlightedTokens(): Promise<number> {
    const counts = await this.solution
      .locator('[data-author="teacher"]')
      .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute('data-tokens'))));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** The page shows what the log says: the teacher's tokens, and the meter. */
  async expectToShow(log: readonly RelayEvent[]): Promise<void> {
    const written = log.filter((event) => event.type === 'token' && event.author === 'teacher').length;
    await expect.poll(() => this.highlightedTokens(), 'highlighted tokens').toBe(written);
    const { studentTokens, teacherTokens, callRatio, calls } = reduceLog(log).metrics;
    const all = this.strings.number(studentTokens + teacherTokens);
    await expect(this.meter).toContainText(
      new RegExp(`${this.strings.number(teacherTokens)}\\s*/\\s*${all}`),
    );
    await expect(this.meter).toContainText(this.strings.percent(callRatio));
    await expect(this.meter).toContainText(new RegExp(`${this.strings.meter.calls}\\s*${calls}\\b`));
  }
}
