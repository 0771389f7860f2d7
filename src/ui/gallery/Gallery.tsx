/** The recorded runs as cards, where the solution would be: something to look at before any model is loaded. */
import { useEffect, useState } from 'react';

import { usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { fetchGallery, fetchRecorded, galleryFolder, type GalleryItem } from './gallery.ts';

export function Gallery() {
  const strings = useLocale();
  const [items, setItems] = useState<readonly GalleryItem[]>([]);
  const actions = usePageActions();
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
      <h3 className="label">{strings.gallery.heading}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.file}>
            <button
              type="button"
              className="gallery-card"
              onClick={() => void actions.openTrace(() => fetchRecorded(galleryFolder(), item), item.answer)}
            >
              <span className="gallery-title">{item.title}</span>
              <span className="hint">{item.what}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
