/** For tests: a browser's caches in memory. */
import type { ModelStores } from '../model-stores.ts';
import type { PartStore } from '../part-store.ts';

export class MemoryStore implements PartStore {
  readonly entries = new Map<string, Uint8Array>();
  /** Whether there is no more room. */
  isFull = false;
  /** The largest entry that it takes. */
  largestEntry = Infinity;

  async match(key: string): Promise<Response | undefined> {
    const bytes = this.entries.get(key);
    return bytes && new Response(bytes.slice());
  }

  async put(key: string, response: Response): Promise<void> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (this.isFull) throw new DOMException('No room.', 'QuotaExceededError');
    if (bytes.length > this.largestEntry) throw new DOMException('An unexpected error.', 'UnknownError');
    this.entries.set(key, bytes);
  }

  async delete(key: string): Promise<boolean> {
    return this.entries.delete(key);
  }

  async keys(): Promise<{ url: string }[]> {
    return [...this.entries.keys()].map((url) => ({ url }));
  }
}

export class MemoryStores implements ModelStores {
  readonly stores = new Map<string, MemoryStore>();

  async open(name: string): Promise<MemoryStore> {
    const store = this.stores.get(name) ?? new MemoryStore();
    this.stores.set(name, store);
    return store;
  }

  async keys(): Promise<string[]> {
    return [...this.stores.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.stores.delete(name);
  }
}
