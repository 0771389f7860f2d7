/** Parts of a browser that jsdom lacks and the page uses: they are there, and do nothing. */
import { configure } from '@testing-library/react';
import { vi } from 'vitest';

export function stubBrowserParts(): void {
  // What a test looks for must come: only the test's own limit ends the wait, not a busy machine.
  configure({ asyncUtilTimeout: 60_000 });
  Object.defineProperty(document, 'fonts', { value: [], configurable: true });
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === '(prefers-reduced-motion: reduce)',
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
}
