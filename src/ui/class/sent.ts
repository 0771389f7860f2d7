/** What left this device for its room, as “What was sent” lists it. */
import type { RoomCommand } from '../../room/commands.ts';

export const sentKinds = [
  ...(['opened', 'joined', 'run', 'problems', 'lock', 'remove', 'move', 'reveal', 'end'] as const),
  ...(['mark', 'report', 'ask', 'take', 'propose', 'vote', 'leave'] as const),
] as const;

export interface SentItem {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: (typeof sentKinds)[number];
  /** A name or a text that was sent, or how many there were of it; null where there is no more to say. */
  readonly detail: string | number | null;
}

export type Sent = Omit<SentItem, 'at'>;

/** What a command sends; null where the list has it already, such as the run that an activity begins with. */
export function sentBy(command: RoomCommand): Sent | null {
  switch (command.do) {
    case 'mark':
      return { what: 'mark', detail: command.marks.length };
    case 'report':
      return { what: 'report', detail: command.result.problem + 1 };
    case 'take':
    case 'propose':
      return { what: command.do, detail: command.text };
    case 'ask':
    case 'vote':
    case 'lock':
    case 'remove':
    case 'move':
    case 'reveal':
    case 'end':
    case 'leave':
      return { what: command.do, detail: null };
    default:
      return null;
  }
}

/** The most that the list holds. */
const most = 200;

/** The list with one more. A timeline that moves, or marks that change, are one line: the last state says it all. */
export function withSent([last, ...before]: readonly SentItem[], item: SentItem): readonly SentItem[] {
  const isSame = last?.what === item.what && (item.what === 'move' || item.what === 'mark');
  const kept = last === undefined || isSame ? before : [last, ...before];
  return [item, ...kept].slice(0, most);
}
