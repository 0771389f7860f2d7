/** How the page looks, as attributes of its root element: theme, size of the text, presenter view. */
import type { Settings } from '../settings.ts';

type Appearance = Pick<Settings, 'theme' | 'textSize' | 'largeType'>;

/** The style sheets read these attributes: `data-theme`, `data-large` and the variable `--text-size`. */
export function showAppearance({ theme, textSize, largeType }: Appearance, root: HTMLElement): void {
  if (theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
  root.style.setProperty('--text-size', String(textSize));
  root.toggleAttribute('data-large', largeType);
}
