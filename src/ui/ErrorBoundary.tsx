/** What stands in place of the page when the page itself fails: a sentence and a way on, never a blank screen. */
import type { ReactNode } from 'react';
import { Component } from 'react';

import { strings } from './strings.ts';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

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
        <h1>{strings.page.broken}</h1>
        <p>{strings.page.brokenAdvice}</p>
        <pre>{error.message}</pre>
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          {strings.page.reload}
        </button>
      </main>
    );
  }
}
