/**
 * The page's membership of a room: enters it, follows it, sends commands, leaves it. The parts that show runs and send
 * marks build on it. No React.
 */
import { codedError } from '../../errors/coded-error.ts';
import {
  followRoom,
  joinRoom,
  keepMaterial,
  openRoom,
  readMaterial,
  RoomError,
  sendCommand,
  type Membership,
  type RoomConnection,
  type RoomServer,
} from '../../room/client.ts';
import type { RoomCommand } from '../../room/commands.ts';
import { roomError } from '../../room/errors.ts';
import { leadNumber, type MaterialId } from '../../room/events.ts';
import type { RoomState } from '../../room/state.ts';
import { roomTokenHeader } from '../../room/wire.ts';
import type { PageStore } from '../page-state.ts';
import { proxyAddress } from '../teacher/teacher-location.ts';
import { createClassStore, type ClassEnd, type ClassStore } from './class-store.ts';
import { isMomentary, Outbox, retryMs } from './outbox.ts';
import { saveMembership, savedMembership } from './saved-class.ts';
import { sentBy, type Sent } from './sent.ts';

export interface ClassOutside {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; resolves early when the signal aborts or the network is back. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface ClassSession {
  readonly store: ClassStore;
  readonly page: PageStore;
  /** Continues the class of this tab after a reload; does nothing where there was none. */
  resume(): void;
  open(): Promise<void>;
  join(code: string, name: string): Promise<void>;
  /** Leaves the room for good, and tells it: for a device. The lead ends the class instead. */
  leave(): void;
  /** Sends a command as soon as the room can be reached. @param key see `Outbox` */
  send(command: RoomCommand, key?: string): void;
  /** Whether a command of this key waits to be sent. */
  waits(key: string): boolean;
  /** Gives the room a run or a set. Null, with an error, where it does not take it. */
  keep(material: unknown, what?: Sent): Promise<MaterialId | null>;
  /** The same, for what a class can do without: waits for the network, and says nothing of a room that is full. */
  keepPatiently(material: unknown): Promise<MaterialId | null>;
  /** @throws RoomError */
  read(material: MaterialId): Promise<string>;
}

/** Over a minute: a network that is away for longer leaves the device in the list as one that is away. */
const leaveTries = 30;

/** The end of a connection that will not come back, as a person sees it. */
function endOf(
  state: RoomState | null,
  connection: Extract<RoomConnection, { kind: 'closed' }>,
): ClassEnd | null {
  const { error } = connection;
  if (state !== null && state.ended !== null) return { kind: state.ended };
  if (error === null) return null;
  if (error.code === 'room-ended') return { kind: 'lead' };
  return error.code === 'room-unknown' ? { kind: 'gone' } : { kind: 'refused', error: codedError(error) };
}

/** The session of a page. */
export function createClassSession(page: PageStore, { fetch, now, wait }: ClassOutside): ClassSession {
  const store = createClassStore(now);
  const { getState: get, setState: set } = store;
  let leaving = new AbortController();
  let outbox: Outbox | null = null;
  /** The texts that this page gave its room: it need not ask for them, and has them when the room is gone. */
  let own = new Map<MaterialId, string>();

  /** Null, with an error, on a page that no server with rooms came from. */
  function server(): RoomServer | null {
    const url = proxyAddress(page.getState(), page.environment);
    if (url === null) {
      set({ error: roomError('rooms-off') });
      return null;
    }
    const { accessCode } = page.getState().settings;
    return { url, accessCode: accessCode === '' ? null : accessCode, fetch };
  }

  function follow(at: RoomServer, membership: Membership): void {
    leaving.abort();
    const { signal } = (leaving = new AbortController());
    saveMembership(membership);
    set({
      membership,
      room: null,
      connection: { kind: 'connecting' },
      isEntering: false,
      error: null,
      end: null,
    });
    tellPage(page, membership, null);
    outbox = new Outbox({
      send: (command) => sendCommand(at, membership, command),
      onSent: (command) => {
        const sent = sentBy(command);
        if (sent !== null) store.note(sent);
      },
      onRefused: (error) => set({ error }),
      wait: (milliseconds) => wait(milliseconds, signal),
    });
    const follower = {
      onState: (room: RoomState, clockOffsetMs: number) => {
        if (signal.aborted) return;
        set({ room, clockOffsetMs });
        tellPage(page, membership, room);
      },
      onConnection: (connection: RoomConnection) => {
        if (signal.aborted) return;
        if (connection.kind === 'closed') leave(endOf(get().room, connection));
        else set({ connection });
      },
    };
    void followRoom(at, membership, follower, signal, wait);
  }

  function leave(end: ClassEnd | null): void {
    outbox?.close();
    outbox = null;
    own = new Map();
    saveMembership(null);
    store.leave(end);
    tellPage(page, null, null);
    leaving.abort();
  }

  /** The page is out of the room already: what the room says to it matters no more, and closing the tab ends the tries. */
  async function tellRoom(at: RoomServer, membership: Membership): Promise<void> {
    const never = new AbortController().signal;
    for (let tries = 0; tries < leaveTries; tries++) {
      try {
        await sendCommand(at, membership, { do: 'leave' });
        return store.note({ what: 'leave', detail: null });
      } catch (error) {
        if (!(error instanceof RoomError)) throw error;
        if (!isMomentary(error)) return;
        await wait(retryMs, never);
      }
    }
  }

  async function enter(task: (at: RoomServer) => Promise<Membership>, what: Sent): Promise<void> {
    const at = server();
    // What a class does is sent to its room, and this page must send nothing.
    if (at === null || get().isEntering || page.getState().stayOnDevice) return;
    set({ isEntering: true, error: null, end: null });
    try {
      const membership = await task(at);
      store.note(what);
      follow(at, membership);
    } catch (error) {
      if (!(error instanceof RoomError)) throw error;
      set({ error: codedError(error) });
    } finally {
      set({ isEntering: false });
    }
  }

  return {
    store,
    page,
    resume() {
      // Meanwhile the person may have told the page in another tab to send nothing.
      if (page.getState().stayOnDevice) saveMembership(null);
      const membership = savedMembership();
      const at = membership === null || get().membership !== null ? null : server();
      if (membership !== null && at !== null) follow(at, membership);
    },
    open: () => enter(openRoom, { what: 'opened', detail: null }),
    join: (code, name) => enter((at) => joinRoom(at, code, name), { what: 'joined', detail: name }),
    leave() {
      const { membership } = get();
      const at = server();
      leave(null);
      if (membership !== null && at !== null) void tellRoom(at, membership);
    },
    send(command, key = command.do) {
      set({ error: null });
      outbox?.put(key, command);
    },
    waits: (key) => outbox?.holds(key) === true,
    async keep(material, what = { what: 'run', detail: null }) {
      const { membership } = get();
      const at = server();
      if (membership === null || at === null) return null;
      try {
        const id = await keepMaterial(at, membership, material);
        own.set(id, JSON.stringify(material));
        store.note(what);
        return id;
      } catch (error) {
        if (!(error instanceof RoomError)) throw error;
        set({ error: codedError(error) });
        return null;
      }
    },
    async keepPatiently(material) {
      const { membership } = get();
      const at = server();
      const { signal } = leaving;
      if (membership === null || at === null) return null;
      for (;;) {
        try {
          return await keepMaterial(at, membership, material);
        } catch (error) {
          if (!(error instanceof RoomError)) throw error;
          if (!isMomentary(error) || signal.aborted) return null;
          await wait(retryMs, signal);
        }
      }
    },
    async read(material) {
      const known = own.get(material);
      if (known !== undefined) return known;
      const { membership } = get();
      const at = server();
      if (membership === null || at === null) throw new RoomError(roomError('room-member-unknown'));
      return readMaterial(at, membership, material);
    },
  };
}

/** Tells the page outside what it needs to know of its class. */
function tellPage(page: PageStore, membership: Membership | null, room: RoomState | null): void {
  const { classroom: before } = page.getState();
  if (membership === null) {
    if (before !== null) page.setState({ classroom: null });
    return;
  }
  const activity = room?.activity ?? null;
  const classroom = {
    isLead: membership.member === leadNumber,
    headers: { [roomTokenHeader]: membership.token },
    mode: activity?.mode ?? null,
    hidesCalls: activity?.mode === 'predict' && activity.revealed === null,
  };
  const isSame =
    before !== null &&
    before.headers[roomTokenHeader] === membership.token &&
    before.mode === classroom.mode &&
    before.hidesCalls === classroom.hidesCalls;
  if (!isSame) page.setState({ classroom });
}
