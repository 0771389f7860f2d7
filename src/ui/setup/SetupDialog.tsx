/** The dialog that chooses the teacher of the proxy on this machine. */
import '../styles/setup.css';

import { Dialog } from '../dialog/Dialog.tsx';
import { usePageActions } from '../page-context.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { SetupFields } from './SetupFields.tsx';
import { ServerChoice } from './ServerChoice.tsx';
import { TestReport } from './TestReport.tsx';
import { useSetup, type Setup } from './use-setup.ts';

interface Props {
  /** Address of the proxy. */
  readonly proxy: string;
  readonly onClose: () => void;
}

/** Open as long as it is there. */
export default function SetupDialog({ proxy, onClose }: Props) {
  const strings = useLocale();
  const { checkTeacher } = usePageActions();
  const setup = useSetup(proxy, () => void checkTeacher());
  const { session, error } = setup;
  return (
    <Dialog heading={strings.setup.heading} onClose={onClose}>
      {session !== null && session.lockedBy.length > 0 && (
        <p>{strings.errors['setup-locked']({ variables: session.lockedBy })}</p>
      )}
      {session !== null && session.lockedBy.length === 0 && <Choice setup={setup} file={session.file} />}
      {error !== null && (
        <p className="error" role="alert">
          {sentenceOf(error, strings)}
        </p>
      )}
    </Dialog>
  );
}

function Choice({ setup, file }: { readonly setup: Setup; readonly file: string }) {
  const strings = useLocale();
  const { session, work, result, savedModel, draft } = setup;
  const chosen = session?.chosen ?? null;
  const isIncomplete = draft.url.trim() === '' || draft.model.trim() === '';
  return (
    <>
      <p className="hint">{strings.setup.intro(file)}</p>
      <p className="setup-chosen">
        {chosen === null ? strings.setup.notChosen : strings.setup.chosen(chosen.model, chosen.url)}
        {chosen !== null && (
          <button
            type="button"
            className="button small"
            disabled={work !== null}
            onClick={() => void setup.reset()}
          >
            {strings.setup.reset}
          </button>
        )}
      </p>
      <ServerChoice setup={setup} />
      <form
        className="setup-form"
        onSubmit={(event) => {
          event.preventDefault();
          void setup.save();
        }}
      >
        <SetupFields setup={setup} />
        <div className="buttons">
          <button
            type="button"
            className="button small"
            disabled={work !== null || isIncomplete}
            onClick={() => void setup.test()}
          >
            {work === 'test' ? strings.setup.testing : strings.setup.test}
          </button>
          <button type="submit" className="button primary small" disabled={work !== null || isIncomplete}>
            {work === 'save' ? strings.setup.saving : strings.setup.save}
          </button>
        </div>
      </form>
      <p role="status">{savedModel !== null && strings.setup.saved(savedModel)}</p>
      {result !== null && <TestReport result={result} />}
    </>
  );
}
