// A page behind a proxy whose teacher is the scriptable model server, shared by the tests of a file.
import type { Browser } from '@playwright/test';
import {
  startFakeModelServer,
  type FakeModelServer,
} from '../../src/teacher/testing/fake-model-server/http-server.ts';
import { openAIAnswer } from '../../src/teacher/testing/fake-model-server/protocols.ts';
import { openSharedPage, type SharedPage } from './fixtures.ts';
import { startServer } from './server.ts';

export interface TaughtPage {
  /** What the teacher responds is set here. */
  readonly upstream: FakeModelServer;
  readonly shared: SharedPage;
  stop(): Promise<void>;
}

/** Opens the page; the teacher writes whole solutions. */
export async function openTaughtPage(browser: Browser): Promise<TaughtPage> {
  const upstream = await startFakeModelServer(openAIAnswer([], 'model'));
  const server = await startServer({ TEACHER_URL: upstream.url, TEACHER_MODEL: 'fake-teacher' });
  const shared = await openSharedPage(browser, server.url);
  await shared.relay.letTeacherWrite();
  return {
    upstream,
    shared,
    async stop() {
      await shared.close();
      await server.stop();
      await upstream.close();
    },
  };
}
