/** Saves runs in the browser (IndexedDB): a summary of each, and its log in pieces that are written as it grows. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { RelayEvent } from '../../relay/events.ts';
import { checkedLog } from '../../relay/log-order.ts';
import { parseEvent } from '../../relay/trace.ts';

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
  /** The person's name for it. */
  readonly name?: string;
  readonly isStarred?: boolean;
  /** The id of the problem set whose result it is. The list of saved runs leaves it out. */
  readonly set?: string;
  /** Deleted, but not gone yet: it can still come back. */
  readonly isDeleted?: boolean;
}

/** What the person adds to a run. Writing its log leaves this as it is. */
export type RunLabel = Partial<Pick<RunSummary, 'name' | 'isStarred'>>;

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
  /** All runs but deleted ones, the last one first. */
  list(): Promise<RunSummary[]>;
  /** @throws TraceError if there is no such run, or if it is broken */
  read(id: string): Promise<readonly RelayEvent[]>;
  /** Replaces the events from index `first` on, and the summary but for its label. The run is no longer deleted. */
  write(facts: RunSummary, first: number, events: readonly RelayEvent[]): Promise<void>;
  /** Changes the label of a run; does nothing if there is no such run. */
  label(id: string, label: RunLabel): Promise<void>;
  /** Deletes runs so that they can come back, or brings them back. */
  setDeleted(ids: readonly string[], isDeleted: boolean): Promise<void>;
  /** Deletes the deleted runs for good. */
  purge(): Promise<void>;
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
    const runs = await this.#database.getAllFromIndex('runs', 'changed');
    return runs.filter(({ isDeleted }) => isDeleted !== true).reverse();
  }

  async read(id: string): Promise<readonly RelayEvent[]> {
    const pieces = await this.#database.getAll('pieces', all(id));
    return checkedLog(pieces.flatMap(({ events }) => events.map(parseEvent)));
  }

  async write(facts: RunSummary, first: number, events: readonly RelayEvent[]): Promise<void> {
    const transaction = this.#database.transaction(['runs', 'pieces'], 'readwrite');
    const [runs, pieces] = [transaction.objectStore('runs'), transaction.objectStore('pieces')];
    const { name, isStarred } = (await runs.get(facts.id)) ?? {};
    const label = {
      ...(name === undefined ? {} : { name }),
      ...(isStarred === undefined ? {} : { isStarred }),
    };
    await Promise.all([
      pieces.delete(all(facts.id, first)),
      events.length > 0 ? pieces.put({ run: facts.id, first, events }) : undefined,
      runs.put({ ...facts, ...label }),
      transaction.done,
    ]);
  }

  label(id: string, label: RunLabel): Promise<void> {
    return this.#change([id], label);
  }

  setDeleted(ids: readonly string[], isDeleted: boolean): Promise<void> {
    return this.#change(ids, { isDeleted });
  }

  async #change(ids: readonly string[], change: Partial<RunSummary>): Promise<void> {
    const transaction = this.#database.transaction('runs', 'readwrite');
    for (const id of ids) {
      const facts = await transaction.store.get(id);
      if (facts !== undefined) await transaction.store.put({ ...facts, ...change });
    }
    await transaction.done;
  }

  async purge(): Promise<void> {
    const transaction = this.#database.transaction(['runs', 'pieces'], 'readwrite');
    const [runs, pieces] = [transaction.objectStore('runs'), transaction.objectStore('pieces')];
    for (const { id, isDeleted } of await runs.getAll()) {
      if (isDeleted === true) await Promise.all([runs.delete(id), pieces.delete(all(id))]);
    }
    await transaction.done;
  }

  close(): void {
    this.#database.close();
  }
}
