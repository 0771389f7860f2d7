/** Keeps sets and their results in the browser (IndexedDB). The logs of their runs are among the saved runs. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { z } from 'zod';

import { answerSources } from '../../relay/events.ts';
import { deviceSchema, policyNameSchema } from '../../relay/trace.ts';
import type { ProblemSet, SetSummary } from './set-problem.ts';
import type { SetResult } from './set-result.ts';
import type { SetupFacts } from './setup.ts';

/** A setup of a set, with its results by the index of the problem. */
export interface StoredSetup {
  readonly key: string;
  readonly facts: SetupFacts;
  readonly results: ReadonlyMap<number, SetResult>;
}

/** Storage for sets. */
export interface SetStore {
  /** All sets but deleted ones, the one that was used last first. */
  list(): Promise<SetSummary[]>;
  /** A set with the results of the setups that are not deleted, the oldest first; null if there is none of this id. */
  read(id: string): Promise<{ readonly set: ProblemSet; readonly setups: readonly StoredSetup[] } | null>;
  /** Adds a set, or names it. It is no longer deleted, and was used now. */
  write(set: ProblemSet, now: number): Promise<void>;
  /** Adds a result, and its setup where this is its first one. The setup is no longer deleted. */
  writeResult(set: string, key: string, facts: SetupFacts, index: number, result: SetResult): Promise<void>;
  /** Deletes a set so that it can come back, or brings it back; only one setup of it if its key is given. */
  setDeleted(set: string, key: string | null, isDeleted: boolean): Promise<void>;
  /** Deletes the deleted sets and setups for good. @returns the ids of the runs whose results are still kept */
  purge(): Promise<string[]>;
}

const optionalText = z.string().nullable();
const problemSchema = z.object({
  problem: z.string(),
  answer: optionalText,
  family: optionalText,
  difficulty: optionalText,
});
const setSchema = z.object({
  id: z.string(),
  name: z.string(),
  used: z.number(),
  problems: z.array(problemSchema),
  isDeleted: z.boolean().optional(),
});
const factsSchema: z.ZodType<SetupFacts> = z.object({
  student: z.string(),
  studentWeights: optionalText,
  teacher: z
    .object({
      name: z.string(),
      weights: optionalText,
      provider: optionalText,
      // Earlier versions kept none.
      server: optionalText.default(null),
    })
    .nullable(),
  policy: policyNameSchema,
  tokensPerCall: z.number().nullable(),
  temperature: z.number(),
  topP: z.number(),
  topK: z.number(),
  minP: z.number(),
  repetitionPenalty: z.number(),
  thinks: z.boolean(),
  seed: z.number(),
  maxCalls: z.number(),
  maxTeacherTokens: z.number(),
  maxTokens: z.number(),
});
const setupSchema = z.object({
  set: z.string(),
  key: z.string(),
  facts: factsSchema,
  created: z.number(),
  isDeleted: z.boolean().optional(),
});
const resultSchema: z.ZodType<SetResult> = z.object({
  run: z.string(),
  date: z.number(),
  ended: z.string(),
  found: optionalText,
  foundBy: z.enum(answerSources).nullable(),
  calls: z.number(),
  failedCalls: z.number(),
  requestedTokens: z.number(),
  teacherTokens: z.number(),
  tokens: z.number(),
  positions: z.array(z.number()),
  durationMs: z.number(),
  firstTokenMs: z.number().nullable(),
  teacherFirstTokenMs: z.number().nullable(),
  teacherTotalMs: z.number().nullable(),
  device: deviceSchema,
});

interface StoredSet extends ProblemSet {
  readonly used: number;
  readonly isDeleted?: boolean | undefined;
}

interface StoredResult {
  readonly set: string;
  readonly key: string;
  readonly index: number;
  readonly result: SetResult;
}

interface Schema extends DBSchema {
  sets: { key: string; value: StoredSet };
  setups: { key: [string, string]; value: z.infer<typeof setupSchema> };
  results: { key: [string, string, number]; value: StoredResult };
}

const setupsOf = (set: string) => IDBKeyRange.bound([set], [set, []]);
const resultsOf = (set: string, key?: string) =>
  key === undefined ? IDBKeyRange.bound([set], [set, []]) : IDBKeyRange.bound([set, key], [set, key, []]);

/** The store over IndexedDB. Open it with `open`. */
export class IndexedDbSetStore implements SetStore {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  /** @throws DOMException if the browser saves nothing, as in some private windows */
  static async open(name = 'relay-problem-sets'): Promise<IndexedDbSetStore> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('sets', { keyPath: 'id' });
        db.createObjectStore('setups', { keyPath: ['set', 'key'] });
        db.createObjectStore('results', { keyPath: ['set', 'key', 'index'] });
      },
    });
    return new IndexedDbSetStore(database);
  }

  async list(): Promise<SetSummary[]> {
    const [sets, setups] = await Promise.all([
      this.#database.getAll('sets'),
      this.#database.getAll('setups'),
    ]);
    return sets
      .filter(({ isDeleted }) => isDeleted !== true)
      .map(({ id, name, problems, used }) => ({
        id,
        name,
        used,
        problems: problems.length,
        setups: setups.filter((setup) => setup.set === id && setup.isDeleted !== true).length,
      }))
      .sort((one, other) => other.used - one.used);
  }

  async read(id: string) {
    const [stored, setups, results] = await Promise.all([
      this.#database.get('sets', id),
      this.#database.getAll('setups', setupsOf(id)),
      this.#database.getAll('results', resultsOf(id)),
    ]);
    // What another version of the page wrote may not be readable: it is left out, and stays.
    const parsed = setSchema.safeParse(stored);
    if (!parsed.success) return null;
    const { name, problems } = parsed.data;
    const readable = setups.flatMap((setup) => setupSchema.safeParse(setup).data ?? []);
    return {
      set: { id, name, problems },
      setups: readable
        .filter(({ isDeleted }) => isDeleted !== true)
        .sort((one, other) => one.created - other.created)
        .map(({ key, facts }) => ({
          key,
          facts,
          results: new Map(
            results.flatMap((each) => {
              const result = each.key === key ? resultSchema.safeParse(each.result).data : undefined;
              return result === undefined ? [] : [[each.index, result] as const];
            }),
          ),
        })),
    };
  }

  async write({ id, name, problems }: ProblemSet, now: number): Promise<void> {
    await this.#database.put('sets', { id, name, problems, used: now });
  }

  async writeResult(set: string, key: string, facts: SetupFacts, index: number, result: SetResult) {
    const transaction = this.#database.transaction(['setups', 'results'], 'readwrite');
    const setups = transaction.objectStore('setups');
    const before = await setups.get([set, key]);
    await Promise.all([
      setups.put({ set, key, facts, created: before?.created ?? result.date }),
      transaction.objectStore('results').put({ set, key, index, result }),
      transaction.done,
    ]);
  }

  async setDeleted(set: string, key: string | null, isDeleted: boolean): Promise<void> {
    if (key === null) {
      const stored = await this.#database.get('sets', set);
      if (stored !== undefined) await this.#database.put('sets', { ...stored, isDeleted });
      return;
    }
    const stored = await this.#database.get('setups', [set, key]);
    if (stored !== undefined) await this.#database.put('setups', { ...stored, isDeleted });
  }

  async purge(): Promise<string[]> {
    const transaction = this.#database.transaction(['sets', 'setups', 'results'], 'readwrite');
    const [sets, setups, results] = [
      transaction.objectStore('sets'),
      transaction.objectStore('setups'),
      transaction.objectStore('results'),
    ];
    const gone = new Set(
      (await sets.getAll()).flatMap(({ id, isDeleted }) => (isDeleted === true ? [id] : [])),
    );
    for (const { set, key, isDeleted } of await setups.getAll()) {
      if (isDeleted !== true && !gone.has(set)) continue;
      await Promise.all([setups.delete([set, key]), results.delete(resultsOf(set, key))]);
    }
    for (const id of gone) await sets.delete(id);
    const kept = await results.getAll();
    await transaction.done;
    return kept.map(({ result }) => result.run);
  }

  close(): void {
    this.#database.close();
  }
}
