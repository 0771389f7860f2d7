/** A button that opens a small panel below it. Escape, a click elsewhere and leaving it with Tab close the panel. */
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** What the panel holds: buttons and fields. */
  readonly children: ReactNode;
  /** Of the button, where it is more than its label, e.g. a sign. */
  readonly sign?: ReactNode;
}

/** The button and, while it is open, the panel with the children. */
export function Menu({ label, sign, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const keepInWindow = () => {
      if (place.current !== null) moveIntoWindow(place.current);
    };
    keepInWindow();
    window.addEventListener('resize', keepInWindow);
    return () => window.removeEventListener('resize', keepInWindow);
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && root.current?.contains(target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);
  return (
    <div
      ref={root}
      className="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        // Escape also stops a run: here it only closes the panel.
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="button small menu-button"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setOpen(!isOpen)}
      >
        {sign}
        {label}
      </button>
      <div ref={place} id={panel} className="menu-panel" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}

/** In pixels, between a panel and the window's edge. */
const MARGIN = 8;

/** Moves a panel sideways where it would reach beyond the window, as below a button near an edge. */
function moveIntoWindow(panel: HTMLElement): void {
  panel.style.translate = '';
  const { left, right } = panel.getBoundingClientRect();
  const beyond = right - (document.documentElement.clientWidth - MARGIN);
  const shift = left < MARGIN ? MARGIN - left : beyond > 0 ? -beyond : 0;
  if (shift !== 0) panel.style.translate = `${shift}px`;
}
