/** Any other student: found by its hub id or address, with its size before it is loaded; kept until it is deleted. */
import { useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { codedError, type CodedError } from '../../errors/coded-error.ts';
import { PageError, pageError } from '../page-error.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { defaultStudent, isEmbedded, studentLabel } from '../students.ts';
import { modelFolder } from './address.ts';
import { lookUp, type Offer } from './look-up.ts';
import { readDeviceFacts } from '../../student/device-facts.ts';
import { rankWeights, type RankedWeights } from '../../student/weights-choice.ts';

/** A student that many have use for. */
const suggestion = 'onnx-community/Qwen3-0.6B-ONNX';

interface Found {
  readonly folder: string;
  /** The best for this device first. */
  readonly offers: readonly RankedWeights<Offer>[];
}

/** The form. */
export default function HubForm() {
  const strings = useLocale();
  const [text, setText] = useState(suggestion);
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<CodedError | null>(null);
  const [isAsking, setAsking] = useState(false);
  const device = usePage((state) => state.settings.device);
  const { addStudent } = usePageActions();
  const search = async () => {
    const folder = modelFolder(text);
    setFound(null);
    setError(folder === null ? pageError('hub-address') : null);
    if (folder === null) return;
    setAsking(true);
    try {
      const { isSecureContext, navigator } = window;
      const [offers, facts] = await Promise.all([
        lookUp(folder),
        readDeviceFacts({ isSecureContext, gpu: navigator.gpu }),
      ]);
      setFound({ folder, offers: rankWeights(offers, device, facts) });
    } catch (reason) {
      if (!(reason instanceof PageError)) throw reason;
      setError(codedError(reason));
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className="hub">
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
      {error !== null && (
        <p className="error" role="alert">
          {sentenceOf(error, strings)}
        </p>
      )}
      {found !== null && (
        <ul className="hub-offers" aria-label={strings.hub.offers}>
          {found.offers.map(({ offer: { file, bytes }, remark }) => (
            <li key={file}>
              <button
                type="button"
                className="button small"
                disabled={remark === 'too-large'}
                onClick={() => addStudent(`${found.folder}#${file}`)}
              >
                {strings.hub.load(file, bytes)}
              </button>
              {remark !== null && <span className="hint"> {strings.hub.remarks[remark]}</span>}
            </li>
          ))}
        </ul>
      )}
      <Loading />
    </div>
  );
}

/** How far each file of a student from elsewhere has come. */
function Loading() {
  const strings = useLocale();
  const student = usePage((state) => state.student);
  const chosen = usePage((state) => state.settings.student);
  const { changeSettings } = usePageActions();
  if (student.kind !== 'loading' || isEmbedded(chosen)) return null;
  return (
    <section aria-label={strings.hub.loading(studentLabel(chosen))}>
      <ul className="hub-files">
        {student.files.map(({ file, loadedBytes, totalBytes }) => (
          <li key={file}>
            <span>{file}</span>
            <progress
              aria-label={file}
              {...(totalBytes === null ? {} : { value: loadedBytes, max: Math.max(1, totalBytes) })}
            />
            <span className="hint">{strings.loading.bytes(loadedBytes, totalBytes)}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button small"
        onClick={() => changeSettings({ student: defaultStudent })}
      >
        {strings.hub.cancel}
      </button>
    </section>
  );
}
