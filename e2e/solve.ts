// The main thing, on any device: a problem goes in, a solution with the teacher's part comes out, and what the page
// shows is what its log says.
import type { Device } from '../src/relay/events.ts';
import { foldAll } from '../src/relay/fold.ts';
import { expect, finishedRun, test } from './fixtures.ts';
import { RelayPage, teacherTokens } from './relay-page.ts';

/** Declares the tests of one device. */
export function solvesOn(device: Device): void {
  test(`solves a problem with the embedded pair on ${device}`, async ({ page, server }) => {
    const relay = new RelayPage(page);
    await relay.open(server.url);
    await relay.randomButton.click();
    await expect(relay.problem).not.toHaveValue('');
    await relay.solveButton.click();
    const log = await finishedRun(page);
    const run = foldAll(log);
    expect(run.header?.student).toMatchObject({ name: 'relay-student', device });
    expect(run.header?.teacher?.name).toBe('relay-teacher');
    expect(run.status).toMatchObject({ kind: 'ended', reason: { kind: 'end-token' } });
    expect(run.meter.calls, 'the student has learned to call').toBeGreaterThan(0);

    await expect.poll(() => relay.highlightedTokens()).toBe(teacherTokens(log));
    await expectMeterOf(relay, log);
    await expect(page.getByText(/relay-student/).first()).toBeVisible();
    await expect(relay.solution.locator('.katex').first()).toBeVisible();
    await expect(relay.solution).not.toContainText('<call>');
  });
}

/** The meter of the page says what the fold of the log says. */
export async function expectMeterOf(relay: RelayPage, log: Parameters<typeof foldAll>[0]): Promise<void> {
  const { studentTokens, teacherTokens, callRatio, calls } = foldAll(log).meter;
  const ratio = (100 * callRatio).toFixed(1);
  await expect(relay.meter).toContainText(
    new RegExp(`${teacherTokens}\\s*/\\s*${studentTokens + teacherTokens}`),
  );
  await expect(relay.meter).toContainText(new RegExp(`${ratio.replace('.', '\\.')}\\s*%`));
  await expect(relay.meter).toContainText(new RegExp(`\\b${calls}\\b`));
}
