/** What copies of the server share where STORE_URL names a store: its connection, rates and the daily budget. */
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import type { BudgetStore } from '../guards/budget.ts';
import type { TokenBuckets } from '../guards/token-buckets.ts';
import { EnvironmentError } from '../settings/environment-error.ts';
import { serverError } from '../settings/errors.ts';
import type { RedisConnection } from './redis-connection.ts';

export interface SharedStore {
  readonly connection: RedisConnection;
  readonly buckets: TokenBuckets;
  readonly budget: BudgetStore;
  close(): void;
}

/**
 * @param url of a Redis or Valkey server
 * @param report called with failures of the connection
 * @throws EnvironmentError where the store does not answer
 */
export async function openSharedStore(url: string, report: (error: unknown) => void): Promise<SharedStore> {
  // Loaded only where it is used.
  const [{ RedisConnection }, { shareRates }, { SharedBudgetStore, countIn }] = await Promise.all([
    import('./redis-connection.ts'),
    import('./shared-rates.ts'),
    import('./shared-budget.ts'),
  ]);
  try {
    const connection = await RedisConnection.connect(url, report);
    const rates = await shareRates(connection, bytesToHex(randomBytes(8)));
    return {
      connection,
      buckets: rates.buckets,
      budget: new SharedBudgetStore(countIn(connection)),
      close() {
        rates.close();
        connection.close();
      },
    };
  } catch (cause) {
    throw new EnvironmentError(serverError('store-silent'), { cause });
  }
}
