/**
 * What one member of a room is sent, as server-sent events. A member that reads slower than the room writes does not
 * hold anything back: where too much waits for it, it gets the whole state instead.
 */
import { eventFor, stateFor } from '../../room/view.ts';
import type { MemberNumber } from '../../room/events.ts';
import type { LogEntry, RoomRecord } from '../../room/record.ts';
import { roomKeepAliveMs, roomStreamNames } from '../../room/wire.ts';
import type { AnswerStream } from '../request/answer-stream.ts';

/** Characters that may wait for a member. */
const waitingLimit = 256 * 1024;

const ping = ': the room is open\n\n';

/** JSON holds no line break, so one `data` line is enough. */
const eventText = (number: number, name: string, data: string): string =>
  `id: ${number}\nevent: ${name}\ndata: ${data}\n\n`;

/** The texts of the events of an entry: most members see the same object, which becomes text once. */
export class EntryTexts {
  readonly #texts = new Map<object, string>();
  readonly #entry: LogEntry;

  constructor(entry: LogEntry) {
    this.#entry = entry;
  }

  /** null where the member does not see the event. */
  for(member: MemberNumber): string | null {
    const { number, event } = this.#entry;
    const seen = event && eventFor(event, member);
    if (seen === null) return null;
    const known = this.#texts.get(seen);
    if (known !== undefined) return known;
    const text = eventText(number, roomStreamNames.event, JSON.stringify(seen));
    this.#texts.set(seen, text);
    return text;
  }
}

export interface MemberStreamOptions {
  readonly member: MemberNumber;
  /** The room now. */
  readonly record: () => RoomRecord;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called once, when the member left or was sent the last event. */
  readonly onEnd: () => void;
}

export class MemberStream implements AnswerStream {
  readonly member: MemberNumber;
  readonly #options: MemberStreamOptions;
  #waiting: string[] = [];
  #waitingLength = 0;
  /** The whole state is sent next. */
  #needsState = false;
  #isOver = false;
  #isEnded = false;
  #wake: (piece: string | null) => void = idle;
  #keepAlive: ReturnType<typeof setTimeout> | null = null;

  constructor(options: MemberStreamOptions) {
    this.member = options.member;
    this.#options = options;
  }

  /** Sends the whole state next. */
  sendState(): void {
    this.#needsState = true;
    this.#waiting = [];
    this.#waitingLength = 0;
    this.#flush();
  }

  /** Sends the event of an entry, if the member sees it. */
  send(texts: EntryTexts): void {
    // The state that is about to be sent includes it.
    if (this.#needsState) return;
    const text = texts.for(this.member);
    if (text === null) return;
    this.#waiting.push(text);
    this.#waitingLength += text.length;
    if (this.#waitingLength > waitingLimit) this.sendState();
    else this.#flush();
  }

  /** Ends the stream after what waits. */
  end(): void {
    this.#isEnded = true;
    this.#flush();
  }

  next(): Promise<string | null> {
    const piece = this.#take();
    if (piece !== null) return Promise.resolve(piece);
    if (this.#isEnded || this.#isOver) {
      this.#finish();
      return Promise.resolve(null);
    }
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#keepAlive === null) {
        this.#keepAlive = setTimeout(() => this.#resolve(ping), roomKeepAliveMs);
        this.#keepAlive.unref?.();
      } else this.#keepAlive.refresh();
    });
  }

  cancel(): void {
    this.#finish();
    this.#resolve(null);
  }

  #flush(): void {
    if (this.#wake === idle) return;
    const piece = this.#take();
    if (piece !== null) this.#resolve(piece);
    else if (this.#isEnded) {
      this.#finish();
      this.#resolve(null);
    }
  }

  #resolve(piece: string | null): void {
    const wake = this.#wake;
    this.#wake = idle;
    wake(piece);
  }

  #take(): string | null {
    if (this.#isOver) return null;
    if (this.#needsState) {
      this.#needsState = false;
      const { record, now } = this.#options;
      const { number, state } = record();
      const shown = { ...stateFor(state, this.member), number };
      return eventText(number, roomStreamNames.state, JSON.stringify({ state: shown, at: now() }));
    }
    if (this.#waiting.length === 0) return null;
    const piece = this.#waiting.join('');
    this.#waiting = [];
    this.#waitingLength = 0;
    return piece;
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#keepAlive !== null) clearTimeout(this.#keepAlive);
    this.#options.onEnd();
  }
}

/** No piece is waited for. */
function idle(): void {
  return;
}
