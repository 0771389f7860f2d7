/** Who is in the class: names as plain text, who is away, and the lead's way to remove a device. */
import type { RoomDevice } from '../../room/state.ts';
import type { RoomTexts } from '../locales/en/rooms.ts';
import { useClass } from './page-class.ts';
import { useRoomTexts } from './room-texts.ts';

/** The nickname of a device, or its number where it has none. */
export const deviceName = (texts: RoomTexts, device: number, { name }: Pick<RoomDevice, 'name'>): string =>
  name === '' ? texts.unnamed(device) : name;

/** The devices in the order in which they joined. */
export function People({ devices }: { readonly devices: Readonly<Record<string, RoomDevice>> }) {
  const texts = useRoomTexts();
  const { send } = useClass();
  const all = Object.entries(devices).map(([device, known]) => ({ device: Number(device), known }));
  if (all.length === 0) return <p className="hint">{texts.noDevices}</p>;
  return (
    <ul className="class-people" aria-label={texts.people}>
      {all.map(({ device, known }) => {
        const name = deviceName(texts, device, known);
        return (
          <li key={device} className={known.isHere ? '' : 'class-away'}>
            <bdi>{name}</bdi>
            {!known.isHere && <span className="hint"> {texts.away}</span>}
            <button
              type="button"
              className="button quiet small"
              aria-label={texts.remove(name)}
              title={texts.remove(name)}
              onClick={() => send({ do: 'remove', device }, `remove ${device}`)}
            >
              ×
            </button>
          </li>
        );
      })}
    </ul>
  );
}
