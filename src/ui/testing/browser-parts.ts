/** Parts of a browser that jsdom lacks and the page uses: they are there, and do nothing. */
import { vi } from 'vitest';

export function stubBrowserParts(): void {
  Object.defineProperty(document, 'fonts', { value: [], configurable: true });
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
}
