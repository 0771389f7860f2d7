/**
 * The connection of this process to a Redis or Valkey server, which copies of the server share: rooms, rates and the daily
 * budget use it. It is made again by itself when it was lost.
 */
import { createClient } from '@redis/client';
import { StoreAwayError } from './store-away.ts';

/** Tries of the first connection, over three seconds: the server may start at the same time as this process. */
const firstTries = 5;

/** A command must fail at once while the server is away: the request behind it is answered with a sentence. */
const clientOf = (url: string, isFirst: () => boolean) =>
  createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      reconnectStrategy: (tries, cause) =>
        isFirst() && tries >= firstTries ? cause : Math.min(100 * 2 ** tries, 2_000),
    },
  });

type RedisClient = ReturnType<typeof clientOf>;

export class RedisConnection {
  readonly #client: RedisClient;
  readonly #subscriber: RedisClient;
  /** Called each time after the connection was lost. */
  readonly #gaps = new Set<() => void>();

  private constructor(client: RedisClient, subscriber: RedisClient) {
    this.#client = client;
    this.#subscriber = subscriber;
    subscriber.on('ready', () => {
      for (const onGap of [...this.#gaps]) onGap();
    });
  }

  /**
   * Connects to a server.
   * @param url redis://… or rediss://…
   * @param report called with each failure of a connection
   * @throws where no server answers
   */
  static async connect(url: string, report: (error: unknown) => void): Promise<RedisConnection> {
    let isFirst = true;
    const client = clientOf(url, () => isFirst);
    const subscriber = client.duplicate({ disableOfflineQueue: false });
    client.on('error', report);
    subscriber.on('error', report);
    try {
      await client.connect();
      await subscriber.connect();
    } catch (error) {
      // One of them may be open, and would keep the process alive.
      for (const each of [client, subscriber]) if (each.isOpen) each.destroy();
      throw error;
    }
    isFirst = false;
    return new RedisConnection(client, subscriber);
  }

  /** Does something on the server. @throws StoreAwayError */
  async ask<T>(work: (client: RedisClient) => Promise<T>): Promise<T> {
    try {
      return await work(this.#client);
    } catch (cause) {
      throw new StoreAwayError('the store does not answer', { cause });
    }
  }

  /**
   * Calls `onMessage` with what any copy publishes, in order. Messages may be missing after the connection was lost;
   * `onGap` is then called.
   * @returns ends it
   * @throws StoreAwayError
   */
  async follow(
    channel: string,
    onMessage: (message: string) => void,
    onGap: () => void = () => undefined,
  ): Promise<() => void> {
    this.#gaps.add(onGap);
    try {
      await this.#subscriber.subscribe(channel, onMessage);
    } catch (cause) {
      this.#gaps.delete(onGap);
      throw new StoreAwayError('the store does not answer', { cause });
    }
    return () => {
      this.#gaps.delete(onGap);
      // A subscriber that is away has no subscription to end.
      this.#subscriber.unsubscribe(channel, onMessage).catch(() => undefined);
    };
  }

  close(): void {
    this.#gaps.clear();
    this.#subscriber.destroy();
    this.#client.destroy();
  }
}
