/** What came of a test: the answer or the error, how long it took, and the request. */
import { useEffect, useRef } from 'react';

import { Facts } from '../dialog/Facts.tsx';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import type { TestResult } from '../../teacher/setup-schema.ts';

export function TestReport({ result }: { readonly result: TestResult }) {
  const strings = useLocale();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [result]);
  const { kind, server, request, firstTokenMs, totalMs, outcome } = result;
  const facts = [
    [strings.setup.asked, kind],
    ...(server === null ? [] : [[strings.setup.server, server] as const]),
    [strings.setup.firstToken, strings.setup.time(firstTokenMs)],
    [strings.setup.total, strings.setup.time(totalMs)],
    ...(outcome.type === 'answer'
      ? [[strings.setup.tokens, strings.setup.counted(outcome.tokens)] as const]
      : []),
  ] as const;
  return (
    <section ref={section} className="setup-report" aria-label={strings.setup.result}>
      {outcome.type === 'error' ? (
        <p className="error" role="alert">
          {strings.setup.failed} {sentenceOf(outcome.error, strings)}
        </p>
      ) : (
        <>
          <h3>{strings.setup.answer}</h3>
          <pre tabIndex={0}>{outcome.text === '' ? strings.setup.emptyAnswer : outcome.text}</pre>
          {outcome.remarks?.includes('approximate') === true && (
            <p className="hint">{strings.setup.approximate}</p>
          )}
        </>
      )}
      <Facts facts={facts} />
      {request !== null && (
        <>
          <h3>{strings.setup.request}</h3>
          <pre tabIndex={0}>{`POST ${request.url}\n\n${indented(request.body)}`}</pre>
        </>
      )}
    </section>
  );
}

/** JSON as a person reads it; anything else as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
