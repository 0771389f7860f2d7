/** The meter: the figures of a run. */
import { formats } from './formats.ts';

const { decimal, number } = formats;

export const meter = {
  region: 'Meter',
  heading: 'Meter',
  callRatio: 'Call ratio',
  callRatioHint: 'Share of the solution that the teacher model wrote: its tokens of all tokens.',
  details: 'Details',
  scale: (ratio: string) =>
    `Call ratio ${ratio}, on a scale from 0.1 % to 100 %. The paper reports 1.07 % for its own student models; the teacher model alone is 100 %.`,
  paperMark: 'paper 1.07 %',
  wholeMark: 'teacher only',
  cost: 'Cost (teacher only)',
  time: 'Time (teacher only)',
  withTeacherOnly: (ours: string, theirs: string) => `${ours} (${theirs})`,
  tokens: 'Teacher / all tokens',
  calls: 'Calls',
  ofLimit: (used: number, limit: number) => `${number(used)} of ${number(limit)}`,
  teacherLimit: 'Teacher token limit',
  speed: 'Student speed',
  perSecond: (rate: number) => `${rate < 10 ? decimal(rate, 1) : number(Math.round(rate))} tokens/s`,
  begin: 'First token after',
  firstToken: 'Teacher, first token',
  total: 'Teacher, whole call',
  none: '–',
  hints: {
    tokens: 'How many tokens the teacher model wrote, and how many the whole solution has.',
    calls: 'How often it was called, and how often it may be called in one run.',
    'teacher-limit': 'Its tokens so far, and how many it may write in one run.',
    speed: 'Tokens a second of the student model on this device, without the time of calls.',
    begin: 'From the start of the run to its first token: the student model reads the problem.',
    'first-token': 'From a call to the first token of the answer, on average.',
    total: 'From a call to the end of the answer, on average.',
    cost: 'What the calls cost at the prices of the settings, and what the teacher model alone would cost.',
    time: 'How long the run took, and how long the teacher model alone would take at the pace of its calls.',
  },
};
