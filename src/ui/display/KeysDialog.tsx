/** The keys of the page, in a table. */
import { Dialog } from '../dialog/Dialog.tsx';
import { DocsLink } from '../docs/DocsLink.tsx';
import { useLocale } from '../locales/use-locale.ts';
import { keyNames, type Shortcut } from './shortcuts.ts';

/** The dialog that lists them. */
export default function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const strings = useLocale();
  return (
    <Dialog heading={strings.keys.heading} onClose={onClose}>
      <dl className="keys">
        {(Object.keys(keyNames) as Shortcut[]).map((shortcut) => (
          <div key={shortcut}>
            <dt>
              {keyNames[shortcut].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{strings.keys.what[shortcut]}</dd>
          </div>
        ))}
      </dl>
      <p>
        <DocsLink page="index">{strings.page.documentation}</DocsLink>
      </p>
    </Dialog>
  );
}
