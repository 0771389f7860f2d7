/** Saves runs in the browser (IndexedDB): a summary of each, and its log in pieces that are written as it grows. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { RelayEvent } from '../../relay/events.ts';
import { checkedLog, parseEvent } from '../../relay/trace.ts';

/** What a list of runs shows of one. */
export interface RunSummary {
  readonly id: string;
  /** When it was last written to, in milliseconds since 1970. */
  readonly changed: number;
  readonly problem: string;
  readonly student: string;
  readonly callRatio: number;
  readonly tokens: number;
  readonly answer: string | null;
  /** The right answer, where it is known. */
  readonly known: string | null;
  /** Whether its log has an end. */
  readonly isOver: boolean;
}

interface Piece {
  readonly run: string;
  /** Index of its first event. */
  readonly first: number;
  readonly events: readonly RelayEvent[];
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunSummary; indexes: { changed: number } };
  pieces: { key: [string, number]; value: Piece };
}

/** Storage for runs. */
export interface HistoryStore {
  /** All runs, the last one first. */
  list(): Promise<RunSummary[]>;
  /** @throws TraceError if there is no such run, or if it is broken */
  read(id: string): Promise<readonly RelayEvent[]>;
  /** Replaces the events from index `first` on, and the summary. */
  write(facts: RunSummary, first: number, events: readonly RelayEvent[]): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

const all = (run: string, first = 0) => IDBKeyRange.bound([run, first], [run, Infinity]);

/** The store over IndexedDB. Open it with `open`. */
export class IndexedDbHistoryStore implements HistoryStore {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  /** @throws DOMException if the browser saves nothing, as in some private windows */
  static async open(name = 'relay'): Promise<IndexedDbHistoryStore> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('runs', { keyPath: 'id' }).createIndex('changed', 'changed');
        db.createObjectStore('pieces', { keyPath: ['run', 'first'] });
      },
    });
    return new IndexedDbHistoryStore(database);
  }

  async list(): Promise<RunSummary[]> {
    return (await this.#database.getAllFromIndex('runs', 'changed')).reverse();
  }

  async read(id: string): Promise<readonly RelayEvent[]> {
    const pieces = await this.#database.getAll('pieces', all(id));
    return checkedLog(pieces.flatMap(({ events }) => events.map(parseEvent)));
  }

  async write(facts: RunSummary, first: number, events: readonly RelayEvent[]): Promise<void> {
    const transaction = this.#database.transaction(['runs', 'pieces'], 'readwrite');
    const pieces = transaction.objectStore('pieces');
    await Promise.all([
      pieces.delete(all(facts.id, first)),
      events.length > 0 ? pieces.put({ run: facts.id, first, events }) : undefined,
      transaction.objectStore('runs').put(facts),
      transaction.done,
    ]);
  }

  async remove(id: string): Promise<void> {
    const transaction = this.#database.transaction(['runs', 'pieces'], 'readwrite');
    await Promise.all([
      transaction.objectStore('pieces').delete(all(id)),
      transaction.objectStore('runs').delete(id),
      transaction.done,
    ]);
  }

  async clear(): Promise<void> {
    const transaction = this.#database.transaction(['runs', 'pieces'], 'readwrite');
    await Promise.all([
      transaction.objectStore('pieces').clear(),
      transaction.objectStore('runs').clear(),
      transaction.done,
    ]);
  }

  close(): void {
    this.#database.close();
  }
}
