/** Asks a host for the weights of a model, and shows them or why that is impossible. */
import { useEffect, useState } from 'react';

import { codedError, type CodedError } from '../../errors/coded-error.ts';
import type { DeviceFacts } from '../../student/device-facts.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { lookUp, type LookedUp } from './look-up.ts';
import { Offers } from './Offers.tsx';

type Answer = { readonly found: LookedUp } | { readonly error: CodedError };

/** @param props.folder URL of the model's folder */
export function HubOffers({ folder, facts }: { readonly folder: string; readonly facts: DeviceFacts }) {
  const strings = useLocale();
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let isThere = true;
    const show = (next: Answer): void => {
      if (isThere) setAnswer(next);
    };
    lookUp(folder).then(
      (found) => show({ found }),
      (error: unknown) => show({ error: codedError(error) }),
    );
    return () => {
      isThere = false;
    };
  }, [folder]);
  if (answer === null) return <p className="hint">{strings.status.checking}</p>;
  if ('found' in answer) return <Offers folder={folder} found={answer.found} disk={null} facts={facts} />;
  return (
    <p className="error" role="alert">
      {sentenceOf(answer.error, strings)}
    </p>
  );
}
