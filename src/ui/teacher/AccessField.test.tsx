// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import type { ProxyHealth } from '../../teacher/client.ts';
import { PageContext } from '../page-context.ts';
import { defaultPreferences, readPreferences, writePreferences } from '../settings.ts';
import { pageNotices } from '../status/notices.ts';
import { createPageStore } from '../store.ts';
import { en as strings } from '../locales/en/index.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { AccessField } from './AccessField.tsx';

/** The field on a page whose proxy wants a code, or none. */
async function open(code: string) {
  const askHealth = (_: string, given: string): Promise<ProxyHealth> =>
    Promise.resolve(
      given === code
        ? { teacher: { name: 'a-teacher', kind: 'embedded', fingerprint: null } }
        : { teacher: null, reason: { code: 'code-wanted' }, access: given === '' ? 'wanted' : 'wrong' },
    );
  const store = createPageStore(scriptedServices({ askHealth }), defaultPreferences);
  await store.actions.checkTeacher();
  render(
    <PageContext value={store}>
      <AccessField />
    </PageContext>,
  );
  const enter = async (text: string) => {
    fireEvent.change(screen.getByLabelText(strings.access.code), { target: { value: text } });
    await act(async () => fireEvent.click(screen.getByRole('button', { name: strings.access.use })));
  };
  return { store, enter };
}

afterEach(cleanup);

describe('AccessField', () => {
  it('is not there where no code is wanted', async () => {
    await open('');
    expect(screen.queryByLabelText(strings.access.code)).toBeNull();
  });

  it('has a notice above the solution, and saves a right code in this browser', async () => {
    const { store, enter } = await open('owl-and-oak');
    expect(pageNotices(store.getState()).map(({ text }) => text)).toEqual([
      strings.notices.codeWanted(strings.errors['code-wanted']()),
    ]);
    await enter(' owl-and-oak ');
    expect(store.getState().teacher).toMatchObject({ teacher: { name: 'a-teacher' } });
    expect(pageNotices(store.getState())).toEqual([]);
    const kept = readPreferences(writePreferences(store.getState()));
    expect(kept.settings.accessCode).toBe('owl-and-oak');
    // It stays, so that the code can be changed or taken away.
    await enter('');
    expect(store.getState().settings.accessCode).toBe('');
  });

  it('says that a code is wrong, and lets the person correct it', async () => {
    const { store, enter } = await open('owl-and-oak');
    await enter('owl-and-oat');
    expect(screen.getByRole('alert').textContent).toBe(strings.access.wrong);
    expect(screen.getByLabelText(strings.access.code)).toHaveProperty('value', 'owl-and-oat');
    await enter('owl-and-oak');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(store.getState().teacher).toMatchObject({ teacher: { name: 'a-teacher' } });
  });

  it('takes no code that cannot be sent', async () => {
    const { store, enter } = await open('owl-and-oak');
    await enter('eule ü');
    expect(screen.getByRole('button', { name: strings.access.use })).toHaveProperty('disabled', true);
    expect(store.getState().settings.accessCode).toBe('');
  });
});
