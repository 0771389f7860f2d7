import fc from '../bytes/testing/fast-check.ts';
import { expect, it } from 'vitest';
import { AppendList } from './append-list.ts';

it('never changes a list, whichever lists grow from it', () => {
  const step = fc.record({ from: fc.nat(), item: fc.nat(), change: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const lists: { list: AppendList<number>; model: readonly number[] }[] = [
        { list: AppendList.empty, model: [] },
      ];
      for (const { from, item, change } of steps) {
        const base = lists[from % lists.length];
        if (!base) continue;
        const count = item % (base.model.length + 1);
        const kept = base.model.length - count;
        lists.push(
          change
            ? {
                list: base.list.mapLast(count, (value) => value + 1),
                model: base.model.map((value, index) => (index < kept ? value : value + 1)),
              }
            : { list: base.list.append(item), model: [...base.model, item] },
        );
      }
      for (const { list, model } of lists) {
        expect([...list]).toEqual(model);
        expect(list.slice(1, -1)).toEqual(model.slice(1, -1));
        expect([list.at(0), list.at(-1), list.at(model.length)]).toEqual([model[0], model.at(-1), undefined]);
      }
    }),
  );
});

it('shares what it grows from, so that many items cost no copies', () => {
  let list: AppendList<number> = AppendList.empty;
  let copied = 0;
  const slice = Array.prototype.slice;
  Array.prototype.slice = function (...range) {
    copied += this.length;
    return slice.apply(this, range) as unknown[];
  };
  try {
    for (let item = 0; item < 8000; item += 1) list = list.append(item);
  } finally {
    Array.prototype.slice = slice;
  }
  expect(list.length).toBe(8000);
  expect(copied).toBe(0);
});
