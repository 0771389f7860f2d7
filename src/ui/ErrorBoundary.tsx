/** What the page shows when it fails itself: a message and a button to reload, never a blank screen. */
import type { ReactNode } from 'react';
import { Component } from 'react';

import { firstTexts } from './locales/spoken.ts';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Shows its children, or the message when one of them fails. */
export class ErrorBoundary extends Component<Props, State> {
  override readonly state: State = { error: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="broken" role="alert">
        <h1>{firstTexts().page.broken}</h1>
        <p>{firstTexts().page.brokenAdvice}</p>
        <pre dir="auto">{error.message}</pre>
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          {firstTexts().page.reload}
        </button>
      </main>
    );
  }
}
