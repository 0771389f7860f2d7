/** An answer as a formula, or as its source where it cannot be set. */
import { useMemo } from 'react';

import { renderAnswer } from './render-answer.ts';

/** @param tex without delimiters: the content of a box, or what a person typed */
export function AnswerTex({ tex }: { readonly tex: string }) {
  const html = useMemo(() => renderAnswer(tex), [tex]);
  if (html === null) return <span className="tex-source">{tex}</span>;
  return <span className="formula" dir="ltr" dangerouslySetInnerHTML={{ __html: html }} />;
}
