import { expect, it } from 'vitest';

import { ReplayingStudent } from './testing/replaying-student.ts';
import { StudentOnDemand, type PageStudent } from './student-on-demand.ts';

/** A fetch that ends when the test says so. */
function fetching(student: PageStudent): {
  readonly fetch: () => Promise<PageStudent>;
  readonly arrive: () => void;
} {
  let arrive = (): void => undefined;
  const arrived = new Promise<PageStudent>((resolve) => {
    arrive = () => resolve(student);
  });
  return { fetch: () => arrived, arrive };
}

it('loads once the client is here', async () => {
  const { fetch, arrive } = fetching(new ReplayingStudent([]));
  const loaded = new StudentOnDemand(fetch).load('/models/a/', 'wasm');
  arrive();
  expect((await loaded).identity.device).toBe('wasm');
});

it('rejects a load that was stopped before the client came, and makes the next one', async () => {
  const { fetch, arrive } = fetching(new ReplayingStudent([]));
  const student = new StudentOnDemand(fetch);
  const first = student.load('/models/a/', 'wasm');
  student.stopLoading();
  const second = student.load('/models/b/', 'wasm');
  arrive();
  await expect(first).rejects.toThrow(/^load-stopped/);
  expect((await second).identity.device).toBe('wasm');
});

it('fails with the error of the fetch, and fetches again for the next load', async () => {
  let isAway = true;
  const student = new StudentOnDemand(async () => {
    if (isAway) throw new TypeError('Failed to fetch');
    return new ReplayingStudent([]);
  });
  await expect(student.load('/models/a/', 'wasm')).rejects.toThrow('Failed to fetch');
  isAway = false;
  expect((await student.load('/models/a/', 'wasm')).identity.device).toBe('wasm');
});

it('solves nothing before the first load', () => {
  const student = new StudentOnDemand(async () => new ReplayingStudent([]));
  expect(() => student.solve({} as Parameters<PageStudent['solve']>[0])).toThrow(/^student-not-loaded/);
});
