/** Random lessons for property tests: members come, go and give commands, some of which are refused. */
import fc from '../../bytes/testing/fast-check.ts';
import { isCodedError } from '../../errors/coded-error.ts';
import type { RoomCommand } from '../commands.ts';
import type { NumberedEvent } from '../events.ts';
import { defaultRoomLimits } from '../limits.ts';
import {
  afterEntry,
  connect,
  disconnect,
  dropCopies,
  emptyRecord,
  follow,
  join,
  numbered,
  openRoomRecord,
  refund,
  reserve,
  tick,
  type LogEntry,
  type RoomOutcome,
  type RoomRecord,
} from '../record.ts';

/** A step of a lesson. Numbers of activities and questions are relative to the current ones: 0 is the current one. */
export type LessonStep =
  | { readonly kind: 'join'; readonly name: string }
  | { readonly kind: 'connect'; readonly member: number; readonly id: string; readonly copy: string }
  | { readonly kind: 'disconnect'; readonly member: number; readonly id: string }
  | { readonly kind: 'drop-copy'; readonly copy: string }
  | { readonly kind: 'spend'; readonly tokens: number; readonly unused: number }
  | { readonly kind: 'tick'; readonly after: number }
  | {
      readonly kind: 'command';
      readonly member: number;
      readonly late: number;
      readonly command: RoomCommand;
    };

const member = fc.nat(6);
const id = fc.constantFrom('a', 'b', 'c');
const copy = fc.constantFrom('one', 'two');
const material = fc.constantFrom('0'.repeat(32), 'f'.repeat(32));
const indices = fc.array(fc.nat(12), { maxLength: 6 });
const words = fc.nat(10);
const label = fc.constantFrom('student-decides', 'never');

const start = fc.oneof(
  fc.record({ mode: fc.constant('watch' as const), material, position: fc.nat(50) }),
  fc.record({ mode: fc.constant('predict' as const), material, words }),
  fc.record({ mode: fc.constant('solve' as const), material, problems: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ mode: fc.constant('teach' as const), material }),
);

const result = fc.record({
  problem: fc.nat(6),
  right: fc.option(fc.boolean(), { nil: null }),
  calls: fc.nat(3),
  teacherTokens: fc.nat(9),
  tokens: fc.nat(99),
  policy: label,
  temperature: fc.constantFrom(0, 0.7),
  student: label,
  material: fc.option(material, { nil: null }),
});

const text = fc.constantFrom('12', '<b>13</b>', 'fourteen');
const activity = fc.constant(0);
const question = fc.constant(0);

const command: fc.Arbitrary<RoomCommand> = fc.oneof(
  fc.record({ do: fc.constant('lock' as const), isLocked: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), device: fc.integer({ min: 1, max: 6 }) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('start' as const), start }) },
  fc.record({ do: fc.constant('move' as const), activity, position: fc.nat(50) }),
  fc.record({ do: fc.constant('replace' as const), activity, material }),
  fc.record({ do: fc.constant('reveal' as const), activity, called: indices }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      activity,
      prefix: text,
      tokens: fc.integer({ min: 1, max: 9 }),
    }),
  },
  fc.record({ do: fc.constant('take' as const), question, text }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant('mark' as const), activity, marks: indices }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('report' as const), activity, result }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('propose' as const), question, text }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('vote' as const), question, proposal: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const) }) },
);

const step: fc.Arbitrary<LessonStep> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('join' as const), name: fc.string({ maxLength: 8 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('connect' as const), member, id, copy }) },
  fc.record({ kind: fc.constant('disconnect' as const), member, id }),
  fc.record({ kind: fc.constant('drop-copy' as const), copy }),
  fc.record({
    kind: fc.constant('spend' as const),
    tokens: fc.integer({ min: 1, max: 40 }),
    unused: fc.nat(40),
  }),
  fc.record({ kind: fc.constant('tick' as const), after: fc.nat(400_000) }),
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      member: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, member),
      late: fc.constantFrom(0, 0, 0, 0, 1),
      command,
    }),
  },
);

export const anyLesson = fc.array(step, { maxLength: 60 });

/** The log of a lesson: the steps that are not refused, one after the other. */
export function playedLesson(steps: readonly LessonStep[]) {
  const limits = { ...defaultRoomLimits, devices: 5, teacherTokens: 60 };
  let now = 1_000;
  let record = emptyRecord;
  const entries: LogEntry[] = [];
  const append = (outcome: RoomOutcome): void => {
    if (isCodedError(outcome)) return;
    for (const entry of numbered(record, outcome)) {
      entries.push(entry);
      record = afterEntry(record, entry);
    }
  };
  append(openRoomRecord('ACDEFG', 'lead', limits, now));
  for (const each of steps) {
    now += 1;
    if (each.kind === 'tick') now += each.after;
    append(outcomeOf(record, each, now));
    if (each.kind === 'spend') append(refund(Math.min(each.tokens, each.unused)));
  }
  const events = entries.flatMap(({ number, event }): NumberedEvent[] =>
    event === null ? [] : [{ number, event }],
  );
  return { entries, events, record, now };
}

function outcomeOf(record: RoomRecord, step: LessonStep, now: number): RoomOutcome {
  switch (step.kind) {
    case 'join':
      return join(record, step.name, `hash ${record.number}`);
    case 'connect':
      return connect(record, step.member, { id: step.id, copy: step.copy });
    case 'disconnect':
      return disconnect(record, step.member, step.id, now);
    case 'drop-copy':
      return dropCopies(record, (name) => name !== step.copy, now);
    case 'spend':
      return reserve(record, step.tokens, 1);
    case 'tick':
      return tick(record, now);
    case 'command':
      return follow(record, step.member, current(record, step.command, step.late));
  }
}

/** The command with the numbers of the current activity, question and proposals, or with outdated ones. */
function current({ state: { activity } }: RoomRecord, command: RoomCommand, late: number): RoomCommand {
  const question = activity?.mode === 'teach' ? activity.question : null;
  if ('activity' in command) return { ...command, activity: Math.max(0, (activity?.number ?? 0) - late) };
  if (command.do === 'vote') {
    const proposals = Object.keys(question?.proposals ?? {});
    const proposal = Number(proposals[command.proposal] ?? 0);
    return { ...command, question: question?.number ?? 0, proposal };
  }
  if ('question' in command) return { ...command, question: Math.max(0, (question?.number ?? 0) - late) };
  return command;
}
