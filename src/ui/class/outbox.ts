/**
 * What waits to be sent to a room. Commands go one after the other. A later command with the same key takes the place of
 * one that still waits, so that a slow network gets the latest marks and not all of them. While the room cannot be
 * reached they wait. Knows nothing of screens.
 */
import { codedError, type CodedError } from '../../errors/coded-error.ts';
import { RoomError } from '../../room/client.ts';
import type { RoomCommand } from '../../room/commands.ts';

export interface OutboxOptions {
  /** Sends a command. @throws RoomError where it is refused */
  readonly send: (command: RoomCommand) => Promise<void>;
  /** Called with each command that the room took. */
  readonly onSent: (command: RoomCommand) => void;
  /** Called with the reason why a command was refused; it is not sent again. */
  readonly onRefused: (error: CodedError, command: RoomCommand) => void;
  /** Waits before the next try, or after each command; resolves early when the room can be reached again. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Refusals after which the same command may be taken later. */
export const isMomentary = ({ code }: CodedError): boolean =>
  ['room-unreachable', 'room-store-away', 'room-busy'].includes(code);

/** Milliseconds from one try to the next, and from one command to the next: a room takes 15 a second. */
export const retryMs = 2_000;
const pauseMs = 80;

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #waiting = new Map<string, RoomCommand>();
  #isSending = false;
  #isClosed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** @param key commands with the same key replace each other while they wait */
  put(key: string, command: RoomCommand): void {
    this.#waiting.set(key, command);
    if (!this.#isSending) void this.#sendAll();
  }

  /** Whether a command of this key has not been taken yet. */
  holds(key: string): boolean {
    return this.#waiting.has(key);
  }

  /** Forgets what waits. */
  close(): void {
    this.#isClosed = true;
    this.#waiting.clear();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    const { send, onSent, onRefused, wait } = this.#options;
    for (let next = this.#first(); next !== null; next = this.#first()) {
      const [key, command] = next;
      try {
        await send(command);
        this.#done(key, command);
        onSent(command);
        await wait(pauseMs);
      } catch (error) {
        if (!(error instanceof RoomError)) throw error;
        if (this.#isClosed) break;
        if (isMomentary(error)) await wait(retryMs);
        else {
          this.#done(key, command);
          onRefused(codedError(error), command);
        }
      }
    }
    this.#isSending = false;
  }

  #first(): [string, RoomCommand] | null {
    for (const entry of this.#waiting) return entry;
    return null;
  }

  /** A newer command of the same key stays. */
  #done(key: string, command: RoomCommand): void {
    if (this.#waiting.get(key) === command) this.#waiting.delete(key);
  }
}
