/** What the lead's page keeps of a lesson during it: each activity as it was last, without names. Pure. */
import type { RoomActivity } from '../../../room/state.ts';
import type { LessonPart } from './lesson-file.ts';

type TeachPart = Extract<LessonPart, { mode: 'teach' }>;

/**
 * The parts with the present state of an activity: a new one is the last. The same list where nothing of a lesson changed,
 * as when the lead only moves the timeline.
 */
export function withActivity(parts: readonly LessonPart[], activity: RoomActivity): readonly LessonPart[] {
  const before = parts.find(({ number }) => number === activity.number);
  const part = partOf(activity, before);
  if (JSON.stringify(part) === JSON.stringify(before)) return parts;
  return before === undefined ? [...parts, part] : parts.map((each) => (each === before ? part : each));
}

function partOf(activity: RoomActivity, before: LessonPart | undefined): LessonPart {
  const { mode, number, material } = activity;
  switch (mode) {
    case 'watch':
      return { mode, number, material };
    case 'predict': {
      const marks = Object.values(activity.marks).map((own) => [...own]);
      return { mode, number, material, marks, called: activity.revealed && [...activity.revealed.called] };
    }
    case 'solve':
      return {
        ...{ mode, number, material },
        results: Object.values(activity.results).map((own) => Object.values(own)),
      };
    case 'teach':
      return {
        mode,
        number,
        material,
        questions: questionsOf(activity, before?.mode === 'teach' ? before : null),
      };
  }
}

/** The questions so far: the room itself has the last one only. */
function questionsOf(
  { question }: Extract<RoomActivity, { mode: 'teach' }>,
  before: TeachPart | null,
): TeachPart['questions'] {
  const earlier = before?.questions ?? [];
  if (question === null) return earlier;
  const { number, prefix, tokens, taken, proposals, tally } = question;
  const voted = Object.entries(proposals).map(([key, { text }]) => ({ text, votes: tally[key] ?? 0 }));
  return [
    ...earlier.filter((each) => each.number !== number),
    { number, prefix, tokens, proposals: voted, taken },
  ];
}
