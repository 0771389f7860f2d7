import { beforeAll, expect, it } from 'vitest';

import { Recording } from '../../relay/recording.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { fragmentOf, parseFragment, recordedFragment } from './address.ts';

it.each([
  ['', { kind: 'none' }],
  ['#', { kind: 'none' }],
  ['#recorded=one-call', { kind: 'recorded', name: 'one-call' }],
  ['#saved=0a1b', { kind: 'saved', id: '0a1b' }],
  ['#run=abc', { kind: 'carried', fragment: '#run=abc' }],
  ['#solution', null],
  ['#saved=', null],
  ['#recorded=../models/index', null],
])('%s leads to %o', (fragment, address) => {
  expect(parseFragment(fragment)).toEqual(address);
});

let recording = Recording.empty;
beforeAll(async () => {
  recording = Recording.of(await recordedRun());
});

it('is that of the shown version where runs are saved, and of where an opened run came from', () => {
  const versions = ['a', 'b'].map((id) => ({ id, recording, from: null }));
  const shown = { recording, versions, version: 1, savedRuns: [], saveError: null } as const;
  const here = { ...shown, origin: { kind: 'here' } } as const;
  expect(fragmentOf(here)).toBe('#saved=b');
  expect(fragmentOf({ ...here, savedRuns: null })).toBe('');
  expect(fragmentOf({ ...here, saveError: { code: 'run-not-saved' } })).toBe('');
  expect(fragmentOf({ ...here, recording: Recording.empty })).toBe('');
  const fragment = recordedFragment('one-call');
  expect(fragmentOf({ ...shown, origin: { kind: 'opened', saved: null, fragment } })).toBe(fragment);
});
