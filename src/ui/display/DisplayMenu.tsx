/** Language, theme and size of the text. */
import { useId, useLayoutEffect } from 'react';
import { useShallow } from 'zustand/shallow';

import { LanguageChoice } from '../language/LanguageChoice.tsx';
import { useFirstTexts } from '../locales/use-first-texts.ts';
import { Menu } from '../menu/Menu.tsx';
import { usePage, usePageActions } from '../page-context.ts';
import { textSizes, themes } from '../settings.ts';
import { showAppearance } from './appearance.ts';

/** The menu in the head of the page. */
export function DisplayMenu() {
  const strings = useFirstTexts();
  const appearance = usePage(
    useShallow(({ settings: { theme, textSize, largeType } }) => ({ theme, textSize, largeType })),
  );
  const { changeSettings } = usePageActions();
  const size = useId();
  useLayoutEffect(() => showAppearance(appearance, document.documentElement), [appearance]);
  const at = textSizes.indexOf(appearance.textSize);
  const change = (step: number) => {
    const textSize = textSizes[at + step];
    if (textSize !== undefined) changeSettings({ textSize });
  };
  return (
    <Menu label={strings.display.menu} sign={<Globe />}>
      <LanguageChoice />
      <div className="choice" role="group" aria-label={strings.display.theme}>
        {themes.map((theme) => (
          <button
            key={theme}
            type="button"
            aria-pressed={appearance.theme === theme}
            onClick={() => changeSettings({ theme })}
          >
            {strings.display.themes[theme]}
          </button>
        ))}
      </div>
      <div className="text-size" role="group" aria-labelledby={size}>
        <span id={size}>{strings.display.textSize}</span>
        <button
          type="button"
          className="button small"
          aria-label={strings.display.smaller}
          disabled={at <= 0}
          onClick={() => change(-1)}
        >
          −
        </button>
        <output>{strings.display.percent(appearance.textSize)}</output>
        <button
          type="button"
          className="button small"
          aria-label={strings.display.larger}
          disabled={at >= textSizes.length - 1}
          onClick={() => change(1)}
        >
          +
        </button>
      </div>
    </Menu>
  );
}

/** Finds the menu for those who cannot read its label. */
function Globe() {
  return (
    <svg className="globe" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c-5 5-5 13 0 18c5-5 5-13 0-18" />
    </svg>
  );
}
