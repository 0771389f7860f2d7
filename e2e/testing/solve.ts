// The main thing, on any device: a problem goes in, a solution with the teacher's part comes out, and what the page
// shows is what its log says.
import { reduceLog } from '../../src/relay/run-state.ts';
import { en as strings } from '../../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './fixtures.ts';
import { hardProblem } from './hard-problem.ts';
import { RelayPage } from './relay-page.ts';
import { startServer } from './server.ts';
import { startFakeModelServer } from '../../src/teacher/testing/fake-model-server/http-server.ts';
import { openAICut } from '../../src/teacher/testing/fake-model-server/protocols.ts';

/** Declares the tests of one device. */
export function solvesOn(device: 'webgpu' | 'wasm'): void {
  test.describe(`on ${device}`, () => {
    // A software adapter writes a token or two a second while the machine does other work.
    test.slow(device === 'webgpu');

    test('the student solves a problem and calls the teacher', async ({ relay }) => {
      const { page } = relay;
      await expect(relay.status).toContainText('relay-student');
      await expect(relay.status).toContainText(strings.status.devices[device]);
      await expect(relay.status).toContainText('relay-teacher');
      await relay.solve(hardProblem);
      const log = await finishedRun(page);
      expect(reduceLog(log).header?.student).toMatchObject({ name: 'relay-student', device });
      expect(reduceLog(log).status.kind).toBe('ended');
      expect(reduceLog(log).metrics.calls).toBeGreaterThan(0);
      expect(reduceLog(log).metrics.teacherTokens).toBeGreaterThan(0);
      await relay.expectToShow(log);
    });

    test('the embedded teacher writes everything', async ({ relay }) => {
      const { page } = relay;
      await relay.letTeacherWrite();
      await relay.problem.fill('');
      await relay.randomButton.click();
      await expect(relay.problem).not.toHaveValue('');
      await relay.solveButton.click();
      const log = await finishedRun(page);
      expect(reduceLog(log).metrics.callRatio).toBe(1);
      await relay.expectToShow(log);
      await expect(relay.solution.locator('.katex').first()).toBeVisible();
      await expect(relay.answer).toContainText(/Correct|Not correct/);
      await relay.letStudentCall();
    });

    test("the student continues from the teacher's tokens", async ({ page }) => {
      const upstream = await startFakeModelServer(
        openAICut(['Two and two make four: $2 + 2 = ', '4$. So the answer is $\\boxed{']),
      );
      const server = await startServer({ TEACHER_URL: upstream.url, TEACHER_MODEL: 'fake-teacher' });
      const relay = new RelayPage(page);
      await relay.open(server.url);
      await relay.letTeacherWrite();
      await relay.solve('What is 2 + 2?');
      const log = await finishedRun(page);
      const { metrics } = reduceLog(log);
      expect(metrics.teacherTokens).toBeGreaterThan(0);
      expect(metrics.studentTokens).toBeGreaterThan(0);
      await expect(relay.solution).toContainText('Two and two make four');
      await relay.expectToShow(log);
      await page.close();
      await server.stop();
      await upstream.close();
    });
  });
}
