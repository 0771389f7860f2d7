// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';

import type { ProxyHealth } from '../../teacher/client.ts';
import { en as strings } from '../locales/en/index.ts';
import { PageContext } from '../page-context.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { stubBrowserParts } from '../testing/browser-parts.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import TeacherPanel from './TeacherPanel.tsx';

const teacher = { name: 'a-teacher', kind: 'embedded', fingerprint: null };

async function open(health: ProxyHealth) {
  const services = scriptedServices({ askHealth: () => Promise.resolve(health) });
  const store = createPageStore(services, defaultPreferences);
  await store.actions.checkTeacher();
  render(
    <PageContext value={store}>
      <TeacherPanel onClose={() => undefined} />
    </PageContext>,
  );
  return store;
}

const choose = () => screen.queryByRole('button', { name: strings.setup.open });

beforeAll(stubBrowserParts);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('offers the choice of a teacher where the proxy lets this page choose', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  const store = await open({ teacher, setup: true });
  const button = choose();
  expect(button).not.toBeNull();
  await act(async () => store.actions.setStayOnDevice(true));
  expect(choose()).toBeNull();
  await act(async () => store.actions.setStayOnDevice(false));
  await act(async () => fireEvent.click(choose() ?? document.body));
  expect(await screen.findByRole('heading', { name: strings.setup.heading })).toBeDefined();
});

it('offers it where the proxy has no teacher at all, as its own cannot be loaded', async () => {
  await open({ teacher: null, reason: { code: 'proxy-without-teacher' }, setup: true });
  expect(choose()).not.toBeNull();
});

it('says that the server of the teacher is loading its model', async () => {
  await open({ teacher: { ...teacher, kind: 'llamacpp', loading: true } });
  expect(screen.getByText(strings.status.loadingModel)).toBeDefined();
});

it('offers none where the proxy does not', async () => {
  await open({ teacher });
  expect(choose()).toBeNull();
});
