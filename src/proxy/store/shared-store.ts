/** What copies of the server share where STORE_URL names a store: its connection, rates and the daily budget. */
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import type { BudgetStore } from '../guards/budget.ts';
import type { TokenBuckets } from '../guards/token-buckets.ts';
import { EnvironmentError } from '../settings/environment-error.ts';
import { serverError } from '../settings/errors.ts';
import type { RedisConnection } from './redis-connection.ts';
import { countIn, SharedBudgetStore } from './shared-budget.ts';
import { shareRates } from './shared-rates.ts';

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
  // The client is loaded only where it is used.
  const { RedisConnection } = await import('./redis-connection.ts');
  const silent = (cause: unknown) => new EnvironmentError(serverError('store-silent'), { cause });
  const connection = await RedisConnection.connect(url, report).catch((cause: unknown) => {
    throw silent(cause);
  });
  const rates = await shareRates(connection, bytesToHex(randomBytes(8))).catch((cause: unknown) => {
    connection.close();
    throw silent(cause);
  });
  return {
    connection,
    buckets: rates.buckets,
    budget: new SharedBudgetStore(countIn(connection)),
    close() {
      rates.close();
      connection.close();
    },
  };
}
