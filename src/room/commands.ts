/**
 * What members ask of a room, and the schema of these commands: the border where they come in from outside. Whether a
 * room follows a command is decided in decide.ts.
 */
import { z } from 'zod';
import { textLimits } from './limits.ts';

// By default zod compiles object schemas with `new Function`, which the page's Content-Security-Policy forbids.
z.config({ jitless: true });

const count = z.int().nonnegative();
/** A material's id: see materialIdOf in the proxy. */
export const materialIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
const label = z.string().max(textLimits.label);
const device = z.int().positive();

export const activityStartSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('watch'), material: materialIdSchema, position: count }),
  z.object({
    mode: z.literal('predict'),
    material: materialIdSchema,
    words: count.max(textLimits.words),
  }),
  z.object({
    mode: z.literal('solve'),
    material: materialIdSchema,
    problems: z.int().positive().max(textLimits.problems),
  }),
  z.object({ mode: z.literal('teach'), material: materialIdSchema }),
]);

export const solveResultSchema = z.object({
  problem: count,
  right: z.boolean().nullable(),
  calls: count,
  teacherTokens: count,
  tokens: count,
  policy: label,
  temperature: z.number().nonnegative(),
  student: label,
  material: materialIdSchema.nullable(),
});

const wordIndices = z.array(count).max(textLimits.words);

/** Commands of the lead. `activity` is the number of the activity that the command belongs to. */
const leadCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('lock'), isLocked: z.boolean() }),
  z.object({ do: z.literal('remove'), device }),
  z.object({ do: z.literal('start'), start: activityStartSchema }),
  z.object({ do: z.literal('move'), activity: count, position: count }),
  z.object({ do: z.literal('replace'), activity: count, material: materialIdSchema }),
  z.object({ do: z.literal('reveal'), activity: count, called: wordIndices }),
  z.object({
    do: z.literal('ask'),
    activity: count,
    prefix: z.string().max(textLimits.prefix),
    tokens: z.int().positive(),
  }),
  z.object({ do: z.literal('take'), question: count, text: z.string().max(textLimits.proposal) }),
  z.object({ do: z.literal('end') }),
]);

/** Commands of a device. */
const deviceCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('mark'), activity: count, marks: wordIndices }),
  z.object({ do: z.literal('report'), activity: count, result: solveResultSchema }),
  z.object({
    do: z.literal('propose'),
    question: count,
    text: z.string().min(1).max(textLimits.proposal),
  }),
  z.object({ do: z.literal('vote'), question: count, proposal: count }),
  z.object({ do: z.literal('leave') }),
]);

export type LeadCommand = z.infer<typeof leadCommand>;
export type DeviceCommand = z.infer<typeof deviceCommand>;
export type RoomCommand = LeadCommand | DeviceCommand;

export const commandSchema = z.union([leadCommand, deviceCommand]);

const leadCommands: ReadonlySet<string> = new Set(leadCommand.options.map((each) => each.shape.do.value));

/** Whether only the lead may give the command. */
export const isLeadCommand = (command: RoomCommand): command is LeadCommand => leadCommands.has(command.do);

/** A nickname as it is kept: one line, without blanks around it. */
export const joinSchema = z.object({
  name: z
    .string()
    .max(10 * textLimits.name)
    .transform((name) => name.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim())
    .pipe(z.string().max(textLimits.name)),
});

/** UTF-8 bytes of a command's body. */
export const commandBytes = 64 * 1024;
