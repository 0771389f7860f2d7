/** What the folder from disk offers that was chosen last or dropped on the page. */
import { useEffect, useState } from 'react';

import { codedError, type CodedError } from '../../errors/coded-error.ts';
import type { DeviceFacts } from '../../student/device-facts.ts';
import { modelOnDisk, type DiskFile, type DiskModel } from '../../student/downloads/disk-folder.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { usePage } from '../page-context.ts';
import { PageError, pageError } from '../page-error.ts';
import { lookUp, type LookedUp } from './look-up.ts';
import { Offers } from './Offers.tsx';

type Answer = { readonly model: DiskModel; readonly found: LookedUp } | { readonly error: CodedError };

/** The weights, or why there are none. */
export function FolderOffers({ facts }: { readonly facts: DeviceFacts }) {
  const strings = useLocale();
  const chosen = usePage((state) => state.chosenFolder);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let isThere = true;
    const show = (next: Answer | null): void => {
      if (isThere) setAnswer(next);
    };
    if (chosen === null) show(null);
    else offersOf(chosen).then(show, (error: unknown) => show({ error: codedError(error) }));
    return () => {
      isThere = false;
    };
  }, [chosen]);
  if (answer === null) return null;
  if ('error' in answer) {
    return (
      <p className="error" role="alert">
        {sentenceOf(answer.error, strings)}
      </p>
    );
  }
  const { model, found } = answer;
  return <Offers folder={model.folder} found={found} disk={model.files} facts={facts} />;
}

/** @throws PageError when the folder holds no model */
async function offersOf(chosen: readonly DiskFile[]): Promise<Answer> {
  const model = modelOnDisk(chosen);
  if (model === null) throw new PageError(pageError('folder-no-model'));
  const listing = model.files.map(({ path, file }) => ({ type: 'file', path, size: file.size }));
  const found = await lookUp(model.folder, fetch, () => Promise.resolve(listing)).catch((cause: unknown) => {
    throw new PageError(pageError('folder-no-model'), { cause });
  });
  return { model, found };
}
