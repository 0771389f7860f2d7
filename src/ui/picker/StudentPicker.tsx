/**
 * The picker of student models: those in this browser, models of the hub that are worth a try, any other one from the hub, an
 * address or a folder, and those that come with the page.
 */
import '../styles/picker.css';

import { Dialog } from '../dialog/Dialog.tsx';
import { DocsLink } from '../docs/DocsLink.tsx';
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { pageModels } from '../../student/model-index.ts';
import type { DeviceFacts } from '../../student/device-facts.ts';
import { embeddedStudentLabel } from '../students.ts';
import { AnotherModel } from './AnotherModel.tsx';
import { KeptStudents } from './KeptStudents.tsx';
import { Suggestions } from './Suggestions.tsx';
import { useDeviceFacts } from './use-device-facts.ts';

/** The dialog. */
export default function StudentPicker() {
  const strings = useLocale();
  const { closePicker } = usePageActions();
  const facts = useDeviceFacts();
  return (
    <Dialog heading={strings.picker.heading} onClose={closePicker}>
      {facts !== null && <DeviceLine facts={facts} />}
      <KeptStudents />
      {facts !== null && (
        <>
          <AnotherModel facts={facts} />
          <Suggestions facts={facts} />
        </>
      )}
      <Shipped />
    </Dialog>
  );
}

/** More threads than this the runtime does not use. */
const mostThreads = 4;

/** What the device can do, in a sentence. */
function DeviceLine({ facts: { gpu } }: { readonly facts: DeviceFacts }) {
  const strings = useLocale();
  const chosen = usePage((state) => state.settings.device);
  const threads = window.crossOriginIsolated ? Math.min(mostThreads, navigator.hardwareConcurrency) : 1;
  // Only some browsers say, and at most 8 GB.
  const gigabytes = 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : null;
  const sentence = (): string => {
    if (gpu === null || chosen === 'wasm') return strings.picker.device.cpu(threads);
    if (gpu.isFallback) return strings.picker.device.software;
    return strings.picker.device[gpu.hasShaderF16 ? 'gpu' : 'gpu-without-f16'];
  };
  return (
    <p className="hint">
      {sentence()} {gigabytes !== null && strings.picker.device.memory(gigabytes)}{' '}
      <DocsLink page="students">{strings.docs.students}</DocsLink>
    </p>
  );
}

/** The students that come with the page. */
function Shipped() {
  const strings = useLocale();
  const chosen = usePage((state) => state.settings.student);
  const { useStudent: take } = usePageActions();
  return (
    <section className="picker-part" aria-label={strings.picker.shipped}>
      <h3>{strings.picker.shipped}</h3>
      <ul className="picker-list">
        {pageModels
          .filter(({ role }) => role === 'student')
          .map(({ name, bytes, context }) => (
            <li key={name} className="picker-row">
              <span className="picker-name">
                {name}
                <span className="hint">
                  {embeddedStudentLabel(name, strings)} ·{' '}
                  <span className="picker-figures">
                    {strings.picker.part(bytes, null)} · {strings.picker.tokens(context)}
                  </span>
                </span>
              </span>
              {name === chosen ? (
                <span className="picker-state">{strings.picker.inUse}</span>
              ) : (
                <button
                  type="button"
                  className="button small"
                  aria-label={strings.picker.useNamed(name)}
                  onClick={() => take(name)}
                >
                  {strings.picker.use}
                </button>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}
