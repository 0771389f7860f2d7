/** The caches in which the browser keeps students from elsewhere: one for each, by its address. */
import { parseModelAddress } from '../model-address.ts';
import { readRecord } from './model-files.ts';
import { storedBytes, storedFiles, type PartStore } from './part-store.ts';

const prefix = 'student ';

/** The name of the cache that holds the files of a student from elsewhere. */
export const modelCacheName = (student: string): string => `${prefix}${student}`;

/** The part of the browser's CacheStorage that is used. */
export interface ModelStores {
  open(name: string): Promise<PartStore>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<boolean>;
}

/** What is stored of a student. */
export interface KeptModel {
  readonly address: string;
  readonly bytes: number;
  /** Null where its host does not say. */
  readonly totalBytes: number | null;
  /** Whether all of it is stored and checked, so that it loads without its host. */
  readonly isComplete: boolean;
}

/** All students of which something is stored. */
export async function keptModels(stores: ModelStores): Promise<KeptModel[]> {
  const names = (await stores.keys()).filter((name) => name.startsWith(prefix));
  return Promise.all(names.map((name) => keptModel(stores, name.slice(prefix.length))));
}

async function keptModel(stores: ModelStores, address: string): Promise<KeptModel> {
  const store = await stores.open(modelCacheName(address));
  let bytes = 0;
  for (const file of await storedFiles(store)) bytes += (await storedBytes(store, file)) ?? 0;
  const record = await readRecord(store, parseModelAddress(address).folder);
  return {
    address,
    bytes,
    totalBytes: record?.totalBytes ?? null,
    isComplete: record?.isComplete ?? false,
  };
}
