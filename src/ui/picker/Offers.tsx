/** The weights of a model, the best for this device first. */
import type { DeviceFacts } from '../../student/device-facts.ts';
import type { DiskFile } from '../../student/downloads/disk-folder.ts';
import { rankWeights } from '../../student/weights-choice.ts';
import { useLocale } from '../locales/use-locale.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { whyOf } from './advice.ts';
import type { LookedUp } from './look-up.ts';

interface Props {
  /** URL of the model's folder. */
  readonly folder: string;
  readonly found: LookedUp;
  /** The files of a folder from disk; null for a model of a host. */
  readonly disk: readonly DiskFile[] | null;
  readonly facts: DeviceFacts;
}

/** Each with a button that downloads it. */
export function Offers({ folder, found, disk, facts }: Props) {
  const strings = useLocale();
  const device = usePage((state) => state.settings.device);
  const { addStudent } = usePageActions();
  const add = (file: string): void => {
    void addStudent({ address: `${folder}#${file}`, listing: disk === null ? found.listing : null, disk });
  };
  return (
    <ul className="picker-offers" aria-label={strings.hub.offers}>
      {rankWeights(found.offers, device, facts).map(({ offer: { file, bytes }, remark }) => (
        <li key={file}>
          <button
            type="button"
            className={`button small${remark === 'recommended' ? ' primary' : ''}`}
            disabled={remark === 'too-large'}
            onClick={(event) => {
              add(file);
              // The download is shown at the top.
              event.currentTarget.closest('dialog')?.scrollTo({ top: 0 });
            }}
          >
            {strings.hub.load(file, bytes)}
          </button>
          {remark !== null && (
            <span className="hint">
              {strings.hub.remarks[remark]}
              {remark === 'recommended' && `. ${strings.picker.why[whyOf(file, device, facts)]}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
