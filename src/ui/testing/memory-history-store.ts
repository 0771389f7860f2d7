/** An archive for the page's tests, as long as the test. */
import type { RelayEvent } from '../../relay/events.ts';
import { checkedLog } from '../../relay/log-order.ts';
import type { HistoryStore, RunLabel, RunSummary } from '../history/history-store.ts';

export class MemoryHistoryStore implements HistoryStore {
  readonly runs = new Map<string, { readonly facts: RunSummary; readonly events: readonly RelayEvent[] }>();
  /** The first event of each write. */
  readonly writes: number[] = [];
  /** Thrown by every write. */
  writeError: Error | null = null;

  list(): Promise<RunSummary[]> {
    const all = [...this.runs.values()].map(({ facts }) => facts);
    return Promise.resolve(all.filter(({ isDeleted }) => isDeleted !== true).reverse());
  }

  async read(id: string): Promise<readonly RelayEvent[]> {
    return checkedLog(this.runs.get(id)?.events ?? []);
  }

  write(facts: RunSummary, first: number, events: readonly RelayEvent[]): Promise<void> {
    if (this.writeError !== null) return Promise.reject(this.writeError);
    this.writes.push(first);
    const last = this.runs.get(facts.id);
    const { name, isStarred } = last?.facts ?? {};
    const label = {
      ...(name === undefined ? {} : { name }),
      ...(isStarred === undefined ? {} : { isStarred }),
    };
    const before = last?.events.slice(0, first) ?? [];
    this.runs.set(facts.id, { facts: { ...facts, ...label }, events: [...before, ...events] });
    return Promise.resolve();
  }

  label(id: string, label: RunLabel): Promise<void> {
    this.#change([id], label);
    return Promise.resolve();
  }

  setDeleted(ids: readonly string[], isDeleted: boolean): Promise<void> {
    this.#change(ids, { isDeleted });
    return Promise.resolve();
  }

  #change(ids: readonly string[], change: Partial<RunSummary>): void {
    for (const id of ids) {
      const run = this.runs.get(id);
      if (run !== undefined) this.runs.set(id, { ...run, facts: { ...run.facts, ...change } });
    }
  }

  purge(): Promise<void> {
    for (const [id, { facts }] of this.runs) if (facts.isDeleted === true) this.runs.delete(id);
    return Promise.resolve();
  }
}
