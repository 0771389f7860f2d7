/** The guided tour: a card that moves along the page, step by step. The page stays usable under it. */
import '../styles/tour.css';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { usePageActions, usePageSnapshot } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { tourSteps } from './steps.ts';

interface StepTexts {
  readonly title: string;
  readonly text: string;
  /** Of the step's button, if it has one. */
  readonly action?: string;
}

/** The tour, while it runs. */
export default function Tour({ onEnd }: { readonly onEnd: () => void }) {
  const strings = useLocale();
  const [at, setAt] = useState(0);
  const actions = usePageActions();
  const state = usePageSnapshot();
  const heading = useRef<HTMLHeadingElement>(null);
  const step = tourSteps[at];
  const target = step?.target;
  useEffect(() => {
    if (target === undefined) return;
    heading.current?.focus({ preventScroll: true });
    return pointAt(target);
  }, [at, target]);
  // Before it can be seen: a press is not lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // A press that stops a run, or closes something above the tour, does no more.
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') === null) onEnd();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onEnd]);
  useReturnOfFocus();
  if (step === undefined) return null;
  const { id, run } = step;
  const texts: StepTexts = strings.tour.steps[id];
  const isLast = at === tourSteps.length - 1;
  return (
    <section className="tour" aria-label={strings.tour.heading}>
      <p className="label">{strings.tour.step(at + 1, tourSteps.length)}</p>
      <h2 ref={heading} tabIndex={-1}>
        {texts.title}
      </h2>
      <p>{texts.text}</p>
      <div className="tour-buttons">
        {run !== undefined && (
          <button type="button" className="button small" onClick={() => run({ actions, state })}>
            {texts.action}
          </button>
        )}
        <span className="tour-way">
          {at > 0 && (
            <button type="button" className="button quiet small" onClick={() => setAt(at - 1)}>
              {strings.tour.back}
            </button>
          )}
          {!isLast && (
            <button type="button" className="button primary small" onClick={() => setAt(at + 1)}>
              {strings.tour.next}
            </button>
          )}
          <button type="button" className="button quiet small" onClick={onEnd}>
            {strings.tour.end}
          </button>
        </span>
      </div>
    </section>
  );
}

/** Gives the keyboard back to what opened the tour, unless it is somewhere else by then. */
function useReturnOfFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
}

/** Brings a part of the page into view and marks it. @returns a way to take the mark away */
function pointAt(selector: string): () => void {
  const target = document.querySelector(selector);
  if (target === null) return () => undefined;
  if (target instanceof HTMLDetailsElement) target.open = true;
  target.setAttribute('data-tour', '');
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  return () => target.removeAttribute('data-tour');
}
