/** An archive for the page's tests, as long as the test. */
import type { RelayEvent } from '../../relay/events.ts';
import { checkedLog } from '../../relay/trace.ts';
import type { HistoryStore, RunSummary } from '../history/history-store.ts';

export class MemoryHistoryStore implements HistoryStore {
  readonly runs = new Map<string, { readonly facts: RunSummary; readonly events: readonly RelayEvent[] }>();
  /** The first event of each write. */
  readonly writes: number[] = [];
  /** Thrown by every write. */
  writeError: Error | null = null;

  list(): Promise<RunSummary[]> {
    return Promise.resolve([...this.runs.values()].map(({ facts }) => facts).reverse());
  }

  async read(id: string): Promise<readonly RelayEvent[]> {
    return checkedLog(this.runs.get(id)?.events ?? []);
  }

  write(facts: RunSummary, first: number, events: readonly RelayEvent[]): Promise<void> {
    if (this.writeError !== null) return Promise.reject(this.writeError);
    this.writes.push(first);
    const before = this.runs.get(facts.id)?.events.slice(0, first) ?? [];
    this.runs.set(facts.id, { facts, events: [...before, ...events] });
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.runs.delete(id);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.runs.clear();
    return Promise.resolve();
  }
}
