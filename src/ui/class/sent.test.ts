import { expect, it } from 'vitest';

import { sentBy, withSent, type SentItem } from './sent.ts';

const item = (at: number, what: SentItem['what'], detail: SentItem['detail'] = null): SentItem => ({
  at,
  what,
  detail,
});

it('says what each command sends, with the words in it', () => {
  expect(sentBy({ do: 'propose', question: 3, text: ' 36' })).toEqual({ what: 'propose', detail: ' 36' });
  expect(sentBy({ do: 'mark', activity: 3, marks: [1, 4] })).toEqual({ what: 'mark', detail: 2 });
  // Its run is on the list since the room got it.
  expect(sentBy({ do: 'replace', activity: 3, material: '0'.repeat(32) })).toBeNull();
});

it('lists the last first, a timeline that moves as one line, and no more than it can hold', () => {
  const list = [item(1, 'joined', 'Ada'), item(2, 'move'), item(3, 'move'), item(4, 'vote'), item(5, 'vote')];
  const shown = list.reduce<readonly SentItem[]>(withSent, []);
  expect(shown.map(({ at }) => at)).toEqual([5, 4, 3, 1]);
  const many = Array.from({ length: 300 }, (_, at) => item(at, 'vote'));
  expect(many.reduce<readonly SentItem[]>(withSent, [])).toHaveLength(200);
});
