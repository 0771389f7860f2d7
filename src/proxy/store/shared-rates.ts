/**
 * Rates per minute of all copies of the server that share a store. Each copy decides at once with its own buckets and
 * tells the others soon after what was taken, so that no request waits for the store. Within that moment, and while the
 * store is away, clients can take a little more.
 */
import { z } from 'zod';
import { TokenBuckets, type Withdrawal } from '../guards/token-buckets.ts';
import type { RedisConnection } from './redis-connection.ts';

const channel = 'relay-rates';

/** Milliseconds in which withdrawals become one message. */
const pauseMs = 100;

/** Another program, or another version, may share the server. */
const messageSchema = z.object({
  copy: z.string(),
  taken: z.array(z.object({ key: z.string(), amount: z.number(), perMinute: z.number().positive() })),
});

interface SharedRates {
  readonly buckets: TokenBuckets;
  close(): void;
}

/**
 * @param copy the name of this process among the copies of the server
 * @throws StoreAwayError
 */
export async function shareRates(connection: RedisConnection, copy: string): Promise<SharedRates> {
  const waiting = new Map<string, Withdrawal>();
  let sending: ReturnType<typeof setTimeout> | null = null;

  const send = (): void => {
    sending = null;
    const message = JSON.stringify({ copy, taken: [...waiting.values()] });
    waiting.clear();
    // A store that is away misses it; the connection reports that.
    connection.ask((client) => client.publish(channel, message)).catch(() => undefined);
  };
  const onTaken = (taken: readonly Withdrawal[]): void => {
    for (const each of taken) {
      const amount = (waiting.get(each.key)?.amount ?? 0) + each.amount;
      waiting.set(each.key, { ...each, amount });
    }
    sending ??= setTimeout(send, pauseMs).unref();
  };
  const buckets = new TokenBuckets({ onTaken });
  const unfollow = await connection.follow(channel, (text) => {
    const message = messageOf(text);
    if (message !== null && message.copy !== copy) buckets.takenElsewhere(message.taken);
  });
  return {
    buckets,
    close() {
      if (sending !== null) clearTimeout(sending);
      unfollow();
    },
  };
}

function messageOf(text: string): z.infer<typeof messageSchema> | null {
  try {
    return messageSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
