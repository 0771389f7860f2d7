import { describe, expect, it } from 'vitest';

import { formatTrace } from '../../../relay/trace.ts';
import { defaultRoomLimits } from '../../../room/limits.ts';
import { afterEvent, emptyRoom } from '../../../room/state.ts';
import type { RoomEvent } from '../../../room/events.ts';
import { recordedRun } from '../../testing/recorded-run.ts';
import { formatLesson, lessonOf, materialsOf, parseLesson, type LessonPart } from './lesson-file.ts';
import { withActivity } from './lesson-parts.ts';

const [run, problems, own] = ['0', '1', '2'].map((digit) => digit.repeat(32)) as [string, string, string];

/** What a lead's page keeps of these events. */
function partsAfter(events: readonly RoomEvent[]): readonly LessonPart[] {
  let parts: readonly LessonPart[] = [];
  let state = emptyRoom;
  events.forEach((event, index) => {
    state = afterEvent(state, { number: index + 1, event });
    if (state.activity !== null) parts = withActivity(parts, state.activity);
  });
  return parts;
}

const opened: RoomEvent[] = [
  { type: 'opened', code: 'ACDEFG', at: 0, endsAt: 1, limits: defaultRoomLimits },
  { type: 'joined', device: 1, name: 'Ada' },
  { type: 'joined', device: 2, name: 'Ben' },
];

const lesson: RoomEvent[] = [
  ...opened,
  { type: 'started', activity: 4, start: { mode: 'predict', material: run, words: 9 } },
  { type: 'marked', device: 2, marks: [1, 3] },
  { type: 'revealed', called: [3], heat: { 1: 1, 3: 1 }, score: { marked: 2, called: 1, hits: 1 } },
  { type: 'started', activity: 7, start: { mode: 'solve', material: problems, problems: 1 } },
  {
    type: 'resulted',
    device: 1,
    result: {
      ...{ problem: 0, right: true, calls: 0, teacherTokens: 0, tokens: 9 },
      ...{ policy: 'never', temperature: 0, student: 'a-student', material: own },
    },
  },
  { type: 'started', activity: 9, start: { mode: 'teach', material: run } },
  { type: 'asked', question: 10, prefix: 'a', tokens: 2 },
  { type: 'proposed', proposal: 11, device: 1, text: '36' },
  { type: 'voted', vote: { device: 1, proposal: 11 }, tally: { 11: 1 } },
  { type: 'took', text: '36' },
  { type: 'asked', question: 14, prefix: 'ab', tokens: 1 },
];

async function saved(): Promise<string> {
  const trace = formatTrace(await recordedRun());
  const set = JSON.stringify({ name: '', problems: [{ problem: 'What is 2 + 3?', answer: '5' }] });
  const materials = { [run]: trace, [problems]: set, [own]: trace };
  return formatLesson({ saved: '2026-11-30T08:00:00.000Z', parts: partsAfter(lesson), materials });
}

it('keeps the same parts while the lead only moves the timeline', () => {
  const watched: RoomEvent[] = [
    ...opened,
    { type: 'started', activity: 4, start: { mode: 'watch', material: run, position: 3 } },
  ];
  let state = emptyRoom;
  for (const [index, event] of watched.entries()) state = afterEvent(state, { number: index + 1, event });
  if (state.activity === null) throw new Error('no activity');
  const parts = withActivity([], state.activity);
  const moved = afterEvent(state, {
    number: watched.length + 1,
    event: { type: 'moved', position: 4 },
  });
  expect(moved.activity).toMatchObject({ position: 4 });
  expect(withActivity(parts, moved.activity ?? state.activity)).toBe(parts);
});

describe('a lesson', () => {
  it('has each activity as it was last, and all questions of one', () => {
    expect(partsAfter(lesson)).toEqual([
      { mode: 'predict', number: 4, material: run, marks: [[1, 3]], called: [3] },
      { mode: 'solve', number: 7, material: problems, results: [[expect.objectContaining({ right: true })]] },
      {
        mode: 'teach',
        number: 9,
        material: run,
        questions: [
          { number: 10, prefix: 'a', tokens: 2, proposals: [{ text: '36', votes: 1 }], taken: '36' },
          { number: 14, prefix: 'ab', tokens: 1, proposals: [], taken: null },
        ],
      },
    ]);
    expect(materialsOf(partsAfter(lesson))).toEqual([run, problems, own]);
  });

  it('is saved without what has no text: an activity without its run, and the run of a result', async () => {
    const { materials } = parseLesson(await saved());
    const { [own]: _own, ...withoutOwn } = materials;
    const parts = partsAfter(lesson);
    const [predicted, solved, taught] = parts;
    const part = lessonOf(parts, withoutOwn, new Date(0));
    expect(part.parts).toEqual([
      predicted,
      { ...solved, results: [[expect.objectContaining({ right: true, material: null })]] },
      taught,
    ]);
    expect(parseLesson(formatLesson(part)).parts).toEqual(part.parts);
    const { [run]: _run, ...withoutRun } = materials;
    expect(lessonOf(parts, withoutRun, new Date(0))).toEqual({
      saved: '1970-01-01T00:00:00.000Z',
      parts: [solved],
      materials: withoutRun,
    });
  });

  it('is a file without names that opens again', async () => {
    const text = await saved();
    expect(text).not.toMatch(/Ada|Ben/);
    expect(parseLesson(text).parts).toEqual(partsAfter(lesson));
  });

  it.each([
    ['no JSON', () => '{'],
    ['a run', (text: string) => JSON.parse(text).materials[run] as string],
    ['another format', (text: string) => text.replace('relay-lesson/1', 'relay-lesson/9')],
    ['a run that is missing', (text: string) => text.replaceAll(`"${run}":`, `"${'9'.repeat(32)}":`)],
    ['a run that is none', (text: string) => text.replaceAll('run-started', 'run-danced')],
    ['a text cut off', (text: string) => text.slice(0, -20)],
  ])('is refused as a file that is %s', async (_, change) => {
    const text = await saved();
    expect(() => parseLesson(change(text))).toThrow('lesson-broken');
  });
});
