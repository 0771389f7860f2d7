// The main thing, on any device: a problem goes in, a solution with the teacher's part comes out, and what the page
// shows is what its log says.
import { problem } from '../src/math/relay-math/relay-math.ts';
import { emptyRun, foldAll } from '../src/relay/fold.ts';
import { strings } from '../src/ui/strings.ts';
import { expect, finishedRun, test } from './fixtures.ts';
import { RelayPage } from './relay-page.ts';

/** Declares the tests of one device. */
export function solvesOn(device: 'webgpu' | 'wasm'): void {
  test(`a student that calls on ${device}`, async ({ page, server }) => {
    const relay = new RelayPage(page);
    await relay.open(server.url);
    await expect(relay.status).toContainText('relay-student');
    await expect(relay.status).toContainText(strings.status.devices[device]);
    await expect(relay.status).toContainText('relay-teacher');
    // Not every problem needs help, and devices round differently: the first that does will do.
    let run = emptyRun;
    for (let index = 0; index < 6 && run.meter.calls === 0; index += 1) {
      await relay.solve(problem('test', index).problem);
      const log = await finishedRun(page, index);
      run = foldAll(log);
      expect(run.header?.student).toMatchObject({ name: 'relay-student', device });
      expect(run.status.kind).toBe('ended');
      await relay.expectToShow(log);
    }
    expect(run.meter.calls, 'runs in which the student called').toBeGreaterThan(0);
    await expect(relay.solution).not.toContainText('<call>');
  });

  test(`a teacher that writes everything, student on ${device}`, async ({ page, server }) => {
    const relay = new RelayPage(page);
    await relay.open(server.url);
    await relay.letTeacherWrite();
    await relay.randomButton.click();
    await expect(relay.problem).not.toHaveValue('');
    await relay.solveButton.click();
    const log = await finishedRun(page);
    expect(foldAll(log).meter.callRatio).toBe(1);
    await relay.expectToShow(log);
    await expect(relay.solution.locator('.katex').first()).toBeVisible();
    await expect(relay.answer).toContainText(/Correct|Not correct/);
  });
}
