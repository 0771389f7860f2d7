/** A dialog over the page with a heading. Its button, Escape and a click outside close it. */
import { useEffect, useId, useRef, type ReactNode } from 'react';

import { useLocale } from '../locales/use-locale.ts';

interface Props {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open as long as it is there. */
export function Dialog({ heading, onClose, children }: Props) {
  const strings = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        // A click outside: only the area of the backdrop reports the dialog itself as the target.
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div className="dialog-body">
        <header>
          <h2 id={id}>{heading}</h2>
          <form method="dialog">
            <button type="submit" className="button small">
              {strings.dialog.close}
            </button>
          </form>
        </header>
        {children}
      </div>
    </dialog>
  );
}
