// @vitest-environment jsdom
import { expect, it } from 'vitest';

import { changed, defaultSettings } from '../settings.ts';
import { showAppearance } from './appearance.ts';

it('puts theme, text size and presenter view on the root element, and takes them away again', () => {
  const root = document.createElement('html');
  showAppearance({ ...defaultSettings, theme: 'dark', textSize: 1.25, largeType: true }, root);
  expect([root.dataset['theme'], root.style.getPropertyValue('--text-size')]).toEqual(['dark', '1.25']);
  expect(root.hasAttribute('data-large')).toBe(true);
  showAppearance(defaultSettings, root);
  expect(root.hasAttribute('data-theme') || root.hasAttribute('data-large')).toBe(false);
});

it('knows no other theme and no size that makes the page unreadable', () => {
  expect(changed(defaultSettings, { theme: 'sepia' as never })).toBe(defaultSettings);
  expect(changed(defaultSettings, { textSize: 0.1 })).toBe(defaultSettings);
});
