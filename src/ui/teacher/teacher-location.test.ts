import { describe, expect, it } from 'vitest';

import type { TeacherState } from '../page-state.ts';
import { defaultSettings } from '../settings.ts';
import { inPageName, proxyAddress, canPrefill, chosenTeacher } from './teacher-location.ts';

const teacherModel = 'https://page.test/models/relay-teacher/';
const origin = 'https://page.test';
const served = { origin, ownProxy: origin, teacherModel };
const hosted = { origin, ownProxy: null, teacherModel };
const here = { kind: 'in-page', model: teacherModel };
const answers = {
  kind: 'known',
  teacher: { name: 'a-teacher', kind: 'completions', fingerprint: null },
} as const satisfies TeacherState;
const away: TeacherState = { kind: 'known', teacher: null, reason: { code: 'no-proxy' } };
const unknown: TeacherState = { kind: 'unknown' };
const facts = { stayOnDevice: false, teacher: answers as TeacherState, settings: defaultSettings };

describe('which teacher is asked', () => {
  it('is that of the proxy of the page, also while its health is unknown', () => {
    const proxy = { kind: 'proxy', url: 'https://page.test' };
    const identity = { name: 'a-teacher', device: 'remote', provider: 'completions' };
    expect(chosenTeacher(facts, served)).toEqual({ ...proxy, identity });
    expect(chosenTeacher({ ...facts, teacher: unknown }, served)).toEqual(proxy);
  });

  it('is the one in this page where no proxy answers, or nothing may leave the device', () => {
    expect(chosenTeacher({ ...facts, teacher: away }, served)).toEqual(here);
    expect(chosenTeacher({ ...facts, stayOnDevice: true }, served)).toEqual(here);
  });

  it('is the one in this page on a plain file host, unless a proxy elsewhere is named', () => {
    expect(chosenTeacher({ ...facts, teacher: unknown }, hosted)).toEqual(here);
    const settings = { ...defaultSettings, proxy: 'https://relay.test' };
    expect(chosenTeacher({ ...facts, settings }, hosted)).toMatchObject({
      kind: 'proxy',
      url: settings.proxy,
    });
    expect(chosenTeacher({ ...facts, settings, stayOnDevice: true }, hosted)).toEqual(here);
  });

  it('includes the access code if there is one', () => {
    const settings = { ...defaultSettings, accessCode: 'owl-and-oak' };
    expect(chosenTeacher({ ...facts, settings }, served)).toMatchObject({ accessCode: 'owl-and-oak' });
    expect(chosenTeacher({ ...facts, settings, stayOnDevice: true }, served)).toEqual(here);
  });

  it('includes the chosen name only where the proxy has a teacher of it', () => {
    const settings = { ...defaultSettings, teacherName: 'large' };
    const teachers = [{ id: 'large', name: 'a-teacher', kind: 'completions', fingerprint: null }];
    expect(chosenTeacher({ ...facts, settings }, served)).not.toHaveProperty('teacherName');
    const several = { ...facts, settings, teacher: { ...answers, teachers } };
    expect(chosenTeacher(several, served)).toMatchObject({ teacherName: 'large' });
  });

  it('has the identity of the one that is named, before the proxy’s health is asked again', () => {
    const teachers = [
      { id: 'small', name: 'qwen2.5:7b', kind: 'ollama', fingerprint: null, server: 'Ollama 0.12' },
      { id: 'large', name: 'claude-haiku-4-5', kind: 'anthropic', fingerprint: null, prefills: true },
    ];
    const named = (teacherName: string) => ({
      ...facts,
      settings: { ...defaultSettings, teacherName },
      teacher: { ...answers, teachers },
    });
    expect(chosenTeacher(named('large'), served)).toMatchObject({
      teacherName: 'large',
      identity: { name: 'claude-haiku-4-5', provider: 'anthropic' },
    });
    expect(canPrefill(named('large'), served)).toBe(true);
    for (const name of ['', 'small', 'gone']) {
      expect(chosenTeacher(named(name), served)).toMatchObject({
        identity: { name: 'qwen2.5:7b', provider: 'ollama', server: 'Ollama 0.12' },
      });
      expect(canPrefill(named(name), served)).toBe(false);
    }
  });

  it('is always that of the proxy of the page, if it has one, whatever the settings name', () => {
    expect(proxyAddress({ settings: { ...defaultSettings, proxy: 'https://elsewhere.test' } }, served)).toBe(
      'https://page.test',
    );
  });

  it('prefills where it says so, and always in this page', () => {
    const says = (yes: boolean): TeacherState => ({
      kind: 'known',
      teacher: { name: 'a-teacher', kind: 'completions', fingerprint: null, prefills: yes },
    });
    expect(canPrefill({ ...facts, teacher: says(true) }, served)).toBe(true);
    for (const teacher of [says(false), answers, unknown]) {
      expect(canPrefill({ ...facts, teacher }, served)).toBe(false);
      expect(canPrefill({ ...facts, teacher, stayOnDevice: true }, served)).toBe(true);
    }
    expect(canPrefill({ ...facts, teacher: away }, served)).toBe(true);
    expect(canPrefill({ ...facts, teacher: unknown }, hosted)).toBe(true);
  });

  it('is called what its folder is called', () => {
    expect(inPageName(hosted)).toBe('relay-teacher');
  });
});

it('lets the room of a class pay, also at a proxy that wants a code which this page does not have', () => {
  const classroom = { isLead: false, headers: { 'X-Room-Token': 'token' }, mode: null, hidesCalls: false };
  expect(chosenTeacher({ ...facts, classroom }, served)).toMatchObject({ headers: classroom.headers });
  expect(chosenTeacher({ ...facts, classroom: null }, served)).not.toHaveProperty('headers');
  const wanted = { kind: 'known', teacher: null, reason: { code: 'code-wanted' }, access: 'wanted' } as const;
  expect(chosenTeacher({ ...facts, teacher: wanted }, served).kind).toBe('in-page');
  const inClass = chosenTeacher({ ...facts, teacher: wanted, classroom }, served);
  expect(inClass).toMatchObject({ kind: 'proxy', headers: classroom.headers });
  expect(chosenTeacher({ ...facts, classroom, stayOnDevice: true }, served).kind).toBe('in-page');
});
