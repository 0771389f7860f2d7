/** Everything that left this device for its class, the last first. */
import type { RoomTexts } from '../locales/en/rooms.ts';
import { useLocale } from '../locales/use-locale.ts';
import type { SentItem } from './sent.ts';
import { useClassState } from './page-class.ts';
import { useRoomTexts } from './room-texts.ts';

/** The list; nothing where nothing was sent. */
export function SentList() {
  const texts = useRoomTexts();
  const strings = useLocale();
  const sent = useClassState((state) => state.sent);
  if (sent.length === 0) return null;
  return (
    <details className="class-sent">
      <summary>{texts.sent}</summary>
      <p className="hint">{texts.sentHint}</p>
      <ol>
        {sent.map((item, index) => (
          <li key={sent.length - index}>
            <time dateTime={new Date(item.at).toISOString()}>{strings.time(new Date(item.at))}</time>{' '}
            <span dir="auto">{sentText(texts, item)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function sentText({ sentItems: items }: RoomTexts, { what, detail }: SentItem): string {
  const text = items[what];
  // Each text gets what its kind has: a name, or a number.
  return typeof text === 'function' ? (text as (detail: string | number | null) => string)(detail) : text;
}
