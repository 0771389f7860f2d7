/**
 * Parts of the page that are fetched when they are first shown. Where a part cannot be fetched, or fails, it says so in its
 * own place, and the rest of the page keeps working.
 */
import { Component, lazy, type ComponentType, type ReactNode } from 'react';

import { firstTexts } from './locales/spoken.ts';

/** @param load imports the module of the part */
export function lazyPart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props> {
  const Part = lazy(load) as ComponentType<Props>;
  return function PartOfPage(props: Props) {
    return (
      <PartBoundary>
        <Part {...props} />
      </PartBoundary>
    );
  };
}

class PartBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p className="notice notice-problem" role="alert">
        {firstTexts().page.partMissing}{' '}
        <button type="button" className="button small" onClick={() => window.location.reload()}>
          {firstTexts().page.reload}
        </button>
      </p>
    );
  }
}
