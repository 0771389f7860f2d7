/** The keys of the page and what they do, wherever the focus is. Keys of one part, such as a list, are its own. */
import { useEffect } from 'react';

import { usePageActions, usePageSnapshot } from '../page-context.ts';
import type { PageActions, PageState } from '../page-state.ts';

/** As they stand on a keyboard; the keys of one line do the same or the opposite. */
export const keyNames = {
  solve: ['Enter', 'Ctrl + Enter'],
  line: ['Shift + Enter'],
  stop: ['Esc'],
  play: ['Space'],
  token: ['←', '→'],
  call: ['Shift + ←', 'Shift + →'],
  speed: ['−', '+'],
  keys: ['?'],
} as const;

export type Shortcut = keyof typeof keyNames;

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * What a key does outside of fields; null for a key that does nothing.
 * @param isOnControl whether the focus is on a button or the like, which has uses for some keys
 */
export function actionOf(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Press,
  isOnControl: boolean,
): ((actions: PageActions, state: PageState) => void) | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === ' ' && !isOnControl) {
    return (actions, { isPlaying }) => (isPlaying ? actions.pause() : actions.play());
  }
  const direction = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : null;
  if (direction !== null) {
    return (actions) => (shiftKey ? actions.stepCalls(direction) : actions.stepTokens(direction));
  }
  if (key === '-' || key === '+') return (actions) => actions.stepSpeed(key === '+' ? 1 : -1);
  return null;
}

/** Fields and lists use the keys themselves. */
const ownKeys = 'input, textarea, select, [role="listbox"], [contenteditable="true"]';
const controls = 'button, a[href], summary, [role="slider"], [tabindex]';

/** Keys of the player scroll the page, too: they are the player's while it can be seen. */
function seesPlayer(): boolean {
  const place = document.querySelector('.timeline')?.getBoundingClientRect();
  return place !== undefined && place.bottom > 0 && place.top < window.innerHeight;
}

/** Attaches the keys to the document. */
export function useShortcuts(onKeys: () => void): void {
  const actions = usePageActions();
  const snapshot = usePageSnapshot();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void actions.solve();
      }
      if (event.key === 'Escape' && snapshot().activity.kind !== 'idle') {
        event.preventDefault();
        actions.stop();
      }
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(ownKeys) != null) return;
      if (event.key === '?') {
        event.preventDefault();
        onKeys();
        return;
      }
      const action = actionOf(event, target?.closest(controls) != null);
      if (action === null || snapshot().recording.tokens === 0 || !seesPlayer()) return;
      event.preventDefault();
      action(actions, snapshot());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [actions, snapshot, onKeys]);
}
