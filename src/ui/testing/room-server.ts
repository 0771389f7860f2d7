/** A server with one room, for the page's tests: the rules of src/room behind the paths of its API, without a network. */
import { codedError, isCodedError, type CodedError } from '../../errors/coded-error.ts';
import { commandSchema, joinSchema } from '../../room/commands.ts';
import { roomError } from '../../room/errors.ts';
import { defaultRoomLimits } from '../../room/limits.ts';
import {
  absenceOf,
  afterEntry,
  connect,
  deviceOut,
  disconnect,
  emptyRecord,
  follow,
  join,
  numbered,
  openRoomRecord,
  type RoomChange,
  type RoomOutcome,
  type RoomRecord,
} from '../../room/record.ts';
import { eventFor, stateFor } from '../../room/view.ts';
import { roomStreamNames, roomTokenHeader } from '../../room/wire.ts';

interface Stream {
  readonly member: number;
  readonly id: string;
  readonly send: (number: number, name: string, data: unknown) => void;
  readonly cut: () => void;
}

const encoder = new TextEncoder();
const refused = (error: CodedError): Response => Response.json(error, { status: 409 });

export class RoomServerInMemory {
  record: RoomRecord = emptyRecord;
  /** Each `member path` in order. */
  readonly asked: string[] = [];
  #materials: string[] = [];
  #streams: Stream[] = [];
  #connections = 0;
  readonly #away = new Set<number>();

  /** The network of a member: its token is its number. */
  readonly fetch: typeof fetch = async (input, init) => {
    const token = new Headers(init?.headers).get(roomTokenHeader);
    const member = Number(token ?? NaN);
    const path = String(input).replace(/^.*?\/api\/rooms/, '');
    if (this.#away.has(member)) throw new TypeError('no network');
    this.asked.push(`${token ?? '-'} ${path}`);
    return this.#respond(member, path, init);
  };

  /** Cuts a member off, or brings its network back. */
  setAway(member: number, isAway: boolean): void {
    if (isAway) this.#away.add(member);
    else this.#away.delete(member);
    if (isAway) for (const stream of this.#streams.filter((each) => each.member === member)) stream.cut();
  }

  /** Forgets the room, as a restart of the server does. */
  restart(): void {
    this.record = emptyRecord;
    for (const stream of this.#streams) stream.cut();
  }

  #respond(member: number, path: string, init: RequestInit | undefined): Response {
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    const code = this.record.state.code;
    if (path === '') {
      this.#change(openRoomRecord('ACDEFG', '', defaultRoomLimits, 0));
      return Response.json({ room: 'ACDEFG', token: '0' });
    }
    if (code === '') return refused(roomError('room-unknown'));
    if (path.endsWith('/devices')) {
      const error = this.#change(join(this.record, joinSchema.parse(body).name, ''));
      if (error !== null) return refused(error);
      const device = this.record.state.lastDevice;
      return Response.json({ room: code, device, token: String(device) });
    }
    const absent = absenceOf(this.record, member);
    if (absent !== null) return refused(absent);
    if (path.endsWith('/commands')) {
      const error = this.#change(follow(this.record, member, commandSchema.parse(body)));
      return error === null ? new Response(null, { status: 204 }) : refused(error);
    }
    if (path.endsWith('/materials')) {
      this.#materials.push(JSON.stringify(body));
      return Response.json({ material: String(this.#materials.length - 1).padStart(32, '0') });
    }
    if (path.endsWith('/events')) return this.#stream(member, init?.signal ?? null);
    const text = this.#materials[Number(path.split('/').at(-1))];
    return text === undefined ? refused(roomError('room-material-unknown')) : new Response(text);
  }

  #change(outcome: RoomOutcome): CodedError | null {
    if (isCodedError(outcome)) return codedError(outcome);
    this.#apply(outcome as readonly RoomChange[]);
    return null;
  }

  #apply(changes: readonly RoomChange[]): void {
    for (const entry of numbered(this.record, changes)) {
      this.record = afterEntry(this.record, entry);
      const streams = [...this.#streams];
      for (const { member, send } of streams) {
        const seen = entry.event && eventFor(entry.event, member);
        if (seen !== null) send(entry.number, roomStreamNames.event, seen);
      }
      for (const { member, cut } of streams) {
        if (deviceOut(entry) === member || entry.event?.type === 'ended') cut();
      }
    }
  }

  /** Always begins with the whole state: that a client takes up the events after the last one is tested in src/room. */
  #stream(member: number, signal: AbortSignal | null): Response {
    const id = String((this.#connections += 1));
    const pieces = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const end = (close: () => void) => () => {
          if (!this.#streams.some((each) => each.id === id)) return;
          this.#streams = this.#streams.filter((each) => each.id !== id);
          this.#apply(disconnect(this.record, member, id, 0));
          close();
        };
        const cut = end(() => controller.close());
        const send: Stream['send'] = (number, name, data) =>
          controller.enqueue(
            encoder.encode(`id: ${number}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
          );
        this.#streams.push({ member, id, send, cut });
        signal?.addEventListener(
          'abort',
          end(() => undefined),
        );
        const { number, state } = this.record;
        send(number, roomStreamNames.state, {
          state: { ...stateFor(state, member), number },
          at: Date.now(),
        });
        this.#change(connect(this.record, member, { id, copy: 'copy' }));
      },
    });
    return new Response(pieces);
  }
}
