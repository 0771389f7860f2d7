/** Any other model: by its hub id, a part of its name, its address, or from a folder on disk. */
import { useRef, useState } from 'react';

import { codedError, type CodedError } from '../../errors/coded-error.ts';
import type { DeviceFacts } from '../../student/device-facts.ts';
import { hubOrigin, HubSearchError, searchHub, type HubModel } from '../../student/downloads/hub-search.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { usePageActions } from '../page-context.ts';
import { pageError } from '../page-error.ts';
import { isModelName, modelFolder } from './address.ts';
import { FolderOffers } from './FolderOffers.tsx';
import { HubOffers } from './HubOffers.tsx';

/** What the person looks at: a model, or what a search found. */
type Shown =
  | { readonly kind: 'model'; readonly folder: string }
  | { readonly kind: 'results'; readonly text: string; readonly models: readonly HubModel[] }
  | { readonly kind: 'error'; readonly error: CodedError };

export function AnotherModel({ facts }: { readonly facts: DeviceFacts }) {
  const strings = useLocale();
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const [isAsking, setAsking] = useState(false);
  const search = async (): Promise<void> => {
    const folder = modelFolder(text);
    if (folder !== null) return setShown({ kind: 'model', folder });
    if (!isModelName(text)) return setShown({ kind: 'error', error: pageError('hub-address') });
    setAsking(true);
    try {
      const models = await searchHub(text.trim(), (input) => fetch(input));
      setShown({ kind: 'results', text: text.trim(), models });
    } catch (error) {
      setShown({ kind: 'error', error: searchError(error) });
    } finally {
      setAsking(false);
    }
  };
  return (
    <section className="picker-part" aria-label={strings.picker.another}>
      <h3>{strings.picker.another}</h3>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <label htmlFor="hub-id">{strings.hub.label}</label>
        <span className="field-row">
          <input
            id="hub-id"
            type="text"
            autoComplete="off"
            spellCheck={false}
            placeholder="Qwen3-0.6B"
            value={text}
            aria-describedby="hub-hint"
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button small" disabled={isAsking}>
            {strings.hub.search}
          </button>
        </span>
        <span id="hub-hint" className="hint">
          {strings.hub.hint}
        </span>
      </form>
      {shown?.kind === 'error' && (
        <p className="error" role="alert">
          {sentenceOf(shown.error, strings)}
        </p>
      )}
      {shown?.kind === 'model' && <HubOffers key={shown.folder} folder={shown.folder} facts={facts} />}
      {shown?.kind === 'results' && <Results {...shown} facts={facts} />}
      <FolderButton />
      <FolderOffers facts={facts} />
    </section>
  );
}

function searchError(error: unknown): CodedError {
  if (!(error instanceof HubSearchError)) return codedError(error);
  const { host } = new URL(hubOrigin);
  return error.status === null
    ? pageError('hub-unreachable', { host })
    : pageError('hub-search-failed', { host, status: error.status });
}

interface ResultsProps {
  readonly text: string;
  readonly models: readonly HubModel[];
  readonly facts: DeviceFacts;
}

function Results({ text, models, facts }: ResultsProps) {
  const strings = useLocale();
  const [opened, setOpened] = useState<string | null>(null);
  if (models.length === 0) return <p>{strings.picker.none(text)}</p>;
  return (
    <ul className="picker-list" aria-label={strings.picker.found}>
      {models.map(({ id, downloads, licence }) => (
        <li key={id} className="picker-model">
          <div className="picker-row">
            <span className="picker-name">
              {id}
              <span className="hint">
                {[licence, downloads === null ? null : strings.picker.loads(downloads)]
                  .filter((each) => each !== null)
                  .join(' · ')}
              </span>
            </span>
            {opened !== id && (
              <button
                type="button"
                className="button small"
                aria-label={`${strings.picker.showWeights}: ${id}`}
                onClick={() => setOpened(id)}
              >
                {strings.picker.showWeights}
              </button>
            )}
          </div>
          {opened === id && <HubOffers folder={`${hubOrigin}/${id}/resolve/main/`} facts={facts} />}
        </li>
      ))}
    </ul>
  );
}

/** Opens the browser's dialog for folders. */
function FolderButton() {
  const strings = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const { openFolder } = usePageActions();
  const choose = (files: FileList | null): void => {
    if (files === null || files.length === 0) return;
    openFolder(Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file })));
    // So that the same folder can be chosen again, after a correction.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <div className="picker-folder">
      <button type="button" className="button small" onClick={() => input.current?.click()}>
        {strings.picker.folder}
      </button>
      <input
        ref={(element) => {
          input.current = element;
          // React does not know the attribute.
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        multiple
        aria-label={strings.picker.folder}
        onChange={(event) => choose(event.target.files)}
      />
      <p className="hint">{strings.picker.folderHint}</p>
    </div>
  );
}
