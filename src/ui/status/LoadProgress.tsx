/** The progress of a student's download, over all its files. */
import type { FileProgress } from '../../student/protocol.ts';
import { useFirstTexts } from '../locales/use-first-texts.ts';

/** The bar, and the bytes in words. */
export function LoadProgress({ files }: { readonly files: readonly FileProgress[] }) {
  const strings = useFirstTexts();
  const loaded = files.reduce((sum, file) => sum + file.loadedBytes, 0);
  const total = files.every((file) => file.totalBytes !== null)
    ? files.reduce((sum, file) => sum + (file.totalBytes ?? 0), 0)
    : null;
  const isKnown = total !== null && total > 0;
  return (
    <span className="load-progress">
      <progress aria-label={strings.loading.label} {...(isKnown ? { value: loaded, max: total } : {})} />
      <span className="badge-detail">
        {files.length === 0 ? strings.loading.starting : strings.loading.bytes(loaded, total)}
      </span>
    </span>
  );
}
