// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import type { ProxyHealth } from '../../teacher/client.ts';
import { en as strings } from '../locales/en/index.ts';
import { PageContext } from '../page-context.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { TeacherField } from './TeacherField.tsx';
import { chosenTeacher } from './teacher-location.ts';

const small = { name: 'qwen2.5:7b', kind: 'ollama', fingerprint: null, server: 'Ollama 0.12' };
const large = { name: 'claude-haiku-4-5', kind: 'anthropic', fingerprint: null };

async function open(health: ProxyHealth) {
  const services = scriptedServices({ askHealth: () => Promise.resolve(health) });
  const store = createPageStore(services, defaultPreferences);
  await store.actions.checkTeacher();
  render(
    <PageContext value={store}>
      <TeacherField />
    </PageContext>,
  );
  return { store, choice: () => chosenTeacher(store.getState(), services.environment) };
}

afterEach(cleanup);

it('offers the teachers of a proxy that has several, and the next run calls the chosen one', async () => {
  const teachers = [
    { id: 'small', ...small },
    { id: 'large', ...large },
  ];
  const { choice } = await open({ teacher: small, teachers });
  expect(choice()).not.toHaveProperty('teacherName');
  expect(choice()).toMatchObject({
    identity: { name: 'qwen2.5:7b', device: 'remote', provider: 'ollama', server: 'Ollama 0.12' },
  });
  const select = screen.getByLabelText(strings.teacher.choose);
  await act(async () => fireEvent.change(select, { target: { value: 'large' } }));
  expect(choice()).toMatchObject({
    teacherName: 'large',
    identity: { name: 'claude-haiku-4-5', provider: 'anthropic' },
  });
  await act(async () => fireEvent.change(select, { target: { value: '' } }));
  expect(choice()).not.toHaveProperty('teacherName');
});

it('offers nothing where the proxy has one teacher', async () => {
  await open({ teacher: small });
  expect(screen.queryByLabelText(strings.teacher.choose)).toBeNull();
});
