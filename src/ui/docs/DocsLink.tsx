/** A link to a page of the documentation. */
import type { ReactNode } from 'react';

import { docsPages, type DocsPage } from './pages.ts';

interface Props {
  readonly page: DocsPage;
  /** What it says, in the language of the page. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** It opens in a tab of its own, since a run would end with the page. */
export function DocsLink({ page, children, className }: Props) {
  return (
    <a className={className} href={`docs/${docsPages[page]}`} hrefLang="en" rel="noreferrer" target="_blank">
      {children}
    </a>
  );
}
