import { expect, it, vi } from 'vitest';

import type { PageActions, PageState } from '../page-state.ts';
import { actionOf } from './shortcuts.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

/** The actions that a key causes, with their arguments. */
function pressed(key: string, change: Partial<typeof plain> = {}, isOnControl = false, isPlaying = false) {
  const called: unknown[] = [];
  const actions = new Proxy({} as PageActions, {
    get: (_, name) => vi.fn((...values: unknown[]) => called.push([name, ...values])),
  });
  actionOf({ ...plain, key, ...change }, isOnControl)?.(actions, { isPlaying } as PageState);
  return called;
}

it.each([
  [' ', {}, [['play']]],
  ['ArrowLeft', {}, [['stepTokens', -1]]],
  ['ArrowRight', { shiftKey: true }, [['stepCalls', 1]]],
  ['+', {}, [['stepSpeed', 1]]],
  ['-', {}, [['stepSpeed', -1]]],
  ['x', {}, []],
])('%s with %o', (key, change, expected) => {
  expect(pressed(key, change)).toEqual(expected);
});

it('pauses what plays, and leaves Space to a button that has the focus', () => {
  expect(pressed(' ', {}, false, true)).toEqual([['pause']]);
  expect(pressed(' ', {}, true)).toEqual([]);
});

it('leaves the keys of the browser and of the system alone', () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey'] as const) {
    expect(pressed('ArrowLeft', { [modifier]: true })).toEqual([]);
  }
});
