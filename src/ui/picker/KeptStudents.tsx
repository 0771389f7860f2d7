/** The students from elsewhere in this browser: those that are kept, and those on their way with speed and time left. */
import { useState } from 'react';

import { isFromDisk } from '../../student/disk-address.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { studentLabel } from '../students.ts';
import { rateOf, secondsLeft } from './rate.ts';
import type { StudentDownload } from './download-state.ts';

/** Errors after which a model can still be used, from its host. */
const unkept: ReadonlySet<string> = new Set(['no-storage', 'no-room', 'not-stored']);

/** The list; nothing where there is none. */
export function KeptStudents() {
  const strings = useLocale();
  const downloads = usePage((state) => state.downloads);
  const kept = usePage((state) => state.kept);
  const storage = usePage((state) => state.storage);
  const addresses = [
    ...downloads.map(({ request }) => request.address),
    ...(kept ?? []).map((each) => each.address),
  ];
  const unique = [...new Set(addresses)];
  if (unique.length === 0) return null;
  return (
    <section className="picker-part" aria-label={strings.picker.inBrowser}>
      <h3>{strings.picker.inBrowser}</h3>
      <ul className="picker-list">
        {unique.map((address) => (
          <li key={address}>
            <Student address={address} />
          </li>
        ))}
      </ul>
      {storage?.usage != null && storage.quota !== null && (
        <p className="hint">
          {strings.picker.stored(storage.usage, storage.quota)}{' '}
          {storage.isPersistent ? strings.picker.persistent : strings.picker.notPersistent}
        </p>
      )}
    </section>
  );
}

function Student({ address }: { readonly address: string }) {
  const strings = useLocale();
  const download = usePage((state) => state.downloads.find(({ request }) => request.address === address));
  const kept = usePage((state) => state.kept?.find((each) => each.address === address));
  const name = studentLabel(address);
  return (
    <section className="picker-student" aria-label={name}>
      <div className="picker-row">
        <span className="picker-name">
          {name}
          <span className="hint">
            {kept?.isComplete === true ? (
              <>
                {strings.picker.part(kept.bytes, null)} · {strings.picker.works}
              </>
            ) : (
              download?.status !== 'running' && <Part address={address} />
            )}
          </span>
        </span>
        <Actions address={address} />
      </div>
      {download?.status === 'running' && <Running download={download} />}
      {download?.error != null && (
        <p className="error" role="alert">
          {sentenceOf(download.error, strings)}
        </p>
      )}
      <LoadingNow address={address} />
      <Removal address={address} />
    </section>
  );
}

/** How much is kept of a download that is not running. */
function Part({ address }: { readonly address: string }) {
  const strings = useLocale();
  const kept = usePage((state) => state.kept?.find((each) => each.address === address));
  const again = usePage(
    (state) => !state.downloads.some(({ request }) => request.address === address && request.disk !== null),
  );
  if (kept === undefined) return null;
  return (
    <>
      {strings.picker.part(kept.bytes, kept.totalBytes)} · {strings.picker.paused}
      {isFromDisk(address) && again && <> · {strings.errors['folder-again']()}</>}
    </>
  );
}

function Actions({ address }: { readonly address: string }) {
  const strings = useLocale();
  const actions = usePageActions();
  const download = usePage((state) => state.downloads.find(({ request }) => request.address === address));
  const isKept = usePage(
    (state) => state.kept?.find((each) => each.address === address)?.isComplete === true,
  );
  const isInUse = usePage((state) => state.settings.student === address);
  const name = studentLabel(address);
  if (isInUse) return <span className="picker-state">{strings.picker.inUse}</span>;
  const button = (label: string, act: () => void, full = `${label}: ${name}`) => (
    <button type="button" className="button small" aria-label={full} onClick={act}>
      {label}
    </button>
  );
  if (isKept) {
    return button(strings.picker.use, () => actions.useStudent(address), strings.picker.useNamed(name));
  }
  if (download?.status === 'running') {
    return button(strings.picker.pause, () => actions.pauseDownload(address));
  }
  const code = download?.error?.code;
  return (
    <span className="picker-actions">
      {code !== undefined &&
        unkept.has(code) &&
        download?.request.disk == null &&
        button(strings.picker.withoutKeeping, () => actions.useStudent(address))}
      {(!isFromDisk(address) || download?.request.disk != null) &&
        button(code === undefined ? strings.picker.resume : strings.picker.retry, () => {
          void actions.resumeDownload(address);
        })}
    </span>
  );
}

/** The bar of the whole, with speed and time left, and one for each large file. */
function Running({ download: { request, progress, samples } }: { readonly download: StudentDownload }) {
  const strings = useLocale();
  const now = samples.at(-1)?.at ?? 0;
  const rate = progress && rateOf(samples, now, progress.networkBytes);
  const left = progress?.totalBytes == null ? null : progress.totalBytes - progress.loadedBytes;
  const seconds = secondsLeft(rate, left);
  const bar = (total: number | null, loaded: number) =>
    total === null || total === 0 ? {} : { value: loaded, max: total };
  return (
    <>
      <p className="picker-progress">
        <progress
          aria-label={strings.picker.total(studentLabel(request.address))}
          {...bar(progress?.totalBytes ?? null, progress?.loadedBytes ?? 0)}
        />
        <span className="hint">
          {progress === null
            ? strings.loading.starting
            : strings.picker.part(progress.loadedBytes, progress.totalBytes)}
          {rate !== null && ` · ${strings.picker.rate(rate)}`}
          {seconds !== null && ` · ${strings.picker.secondsLeft(seconds)}`}
        </span>
      </p>
      <ul className="picker-files">
        {(progress?.files ?? [])
          .filter(({ file }) => file.startsWith('onnx/'))
          .map(({ file, loadedBytes, totalBytes }) => (
            <li key={file}>
              <progress aria-label={file} {...bar(totalBytes, loadedBytes)} />
              <span className="hint">
                {file.replace('onnx/', '')} · {strings.loading.bytes(loadedBytes, totalBytes)}
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}

/** While it is read from storage. */
function LoadingNow({ address }: { readonly address: string }) {
  const strings = useLocale();
  const isLoading = usePage((state) => state.nextStudent?.name === address);
  const error = usePage((state) => (state.loadError?.student === address ? state.loadError.error : null));
  const { retryLoad } = usePageActions();
  if (isLoading) return <p className="hint">{strings.picker.loadingNow(studentLabel(address))}</p>;
  if (error === null) return null;
  return (
    <p className="error" role="alert">
      {sentenceOf(error, strings)}{' '}
      <button type="button" className="button small" onClick={() => void retryLoad()}>
        {strings.picker.retry}
      </button>
    </p>
  );
}

/** Deletes after a question: a download of some hundred megabytes cannot be taken back. */
function Removal({ address }: { readonly address: string }) {
  const strings = useLocale();
  const [isAsking, setAsking] = useState(false);
  const bytes = usePage((state) => {
    const kept = state.kept?.find((each) => each.address === address)?.bytes ?? 0;
    const download = state.downloads.find(({ request }) => request.address === address);
    return download?.progress?.loadedBytes ?? kept;
  });
  const { removeStudent } = usePageActions();
  const name = studentLabel(address);
  if (!isAsking) {
    return (
      <button
        type="button"
        className="button quiet small picker-remove"
        aria-label={strings.hub.remove(name)}
        onClick={() => setAsking(true)}
      >
        {strings.hub.removeShort}
      </button>
    );
  }
  return (
    <p className="picker-question" role="alert">
      {strings.picker.confirmRemove(name, bytes)}
      <span className="picker-actions">
        <button type="button" className="button small" onClick={() => void removeStudent(address)}>
          {strings.picker.confirm}
        </button>
        <button type="button" className="button small" autoFocus onClick={() => setAsking(false)}>
          {strings.picker.keep}
        </button>
      </span>
    </p>
  );
}
