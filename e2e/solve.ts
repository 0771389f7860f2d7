// The main thing, on any device: a problem goes in, a solution with the teacher's part comes out, and what the page
// shows is what its log says.
import type { Device } from '../src/relay/events.ts';
import { foldAll } from '../src/relay/fold.ts';
import { strings } from '../src/ui/strings.ts';
import { expect, finishedRun, test } from './fixtures.ts';
import { RelayPage } from './relay-page.ts';

/** Declares the tests of one device. */
export function solvesOn(device: Exclude<Device, 'remote'>): void {
  test(`solves a problem with the embedded pair on ${device}`, async ({ page, server }) => {
    const relay = new RelayPage(page);
    await relay.open(server.url);
    await expect(relay.status).toContainText('relay-student');
    await expect(relay.status).toContainText(strings.status.devices[device]);
    await expect(relay.status).toContainText('relay-teacher');
    await relay.randomButton.click();
    await expect(relay.problem).not.toHaveValue('');
    await relay.solveButton.click();
    const log = await finishedRun(page);
    const run = foldAll(log);
    expect(run.header?.student).toMatchObject({ name: 'relay-student', device });
    expect(run.status).toMatchObject({ kind: 'ended', reason: { kind: 'end-token' } });
    expect(run.meter.calls, 'the student has learned to call').toBeGreaterThan(0);
    await relay.expectToShow(log);
    await expect(relay.solution.locator('.katex').first()).toBeVisible();
    await expect(relay.solution).not.toContainText('<call>');
    await expect(relay.answer).toContainText(/Correct|Not correct/);
  });
}
