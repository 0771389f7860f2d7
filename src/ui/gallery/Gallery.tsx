/** The recorded runs as cards, where the solution would be: something to look at before any model is loaded. */
import { useEffect, useState } from 'react';

import { usePageActions } from '../page-context.ts';
import type { Locale } from '../locales/index.ts';
import { useLocale } from '../locales/use-locale.ts';
import { recordedFragment } from '../trace/address.ts';
import { fetchGallery, fetchRecorded, galleryFolder, type GalleryItem } from './gallery.ts';

/** The cards; nothing while they load or where they cannot be loaded. */
export function Gallery() {
  const strings = useLocale();
  const [items, setItems] = useState<readonly GalleryItem[]>([]);
  useEffect(() => {
    let isShown = true;
    const show = (found: readonly GalleryItem[]) => {
      if (isShown) setItems(found);
    };
    // Without a list there are no cards; the page is whole without them.
    fetchGallery(galleryFolder()).then(show, () => show([]));
    return () => {
      isShown = false;
    };
  }, []);
  if (items.length === 0) return null;
  return (
    <section className="gallery" aria-label={strings.gallery.heading}>
      <ul>
        {items.map((item) => (
          <li key={item.name}>
            <Card item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ item }: { readonly item: GalleryItem }) {
  const strings = useLocale();
  const actions = usePageActions();
  const { title, what } = textsOf(item.name, strings);
  const { outcome, calls, callRatio, answer } = item;
  return (
    <button
      type="button"
      className="gallery-card"
      onClick={() =>
        void actions.openTrace(() => fetchRecorded(galleryFolder(), item), {
          answer,
          fragment: recordedFragment(item.name),
        })
      }
    >
      <span className="gallery-title">{title}</span>
      <span className="hint">{what}</span>
      <span className="gallery-facts">
        <span className={`outcome-${outcome}`}>
          {outcome === 'right' ? '✓' : '✗'} {strings.gallery.outcomes[outcome]}
        </span>
        <span>{strings.gallery.calls(calls)}</span>
        {calls > 0 && <span>{strings.gallery.ratio(callRatio)}</span>}
      </span>
    </button>
  );
}

/** A list of a newer page may name runs that this one has no title for. */
function textsOf(name: string, { gallery }: Locale): { readonly title: string; readonly what: string } {
  const texts: Readonly<Record<string, { title: string; what: string }>> = gallery.runs;
  return (Object.hasOwn(texts, name) ? texts[name] : undefined) ?? { title: name, what: '' };
}
