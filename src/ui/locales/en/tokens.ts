/** The run in figures: its tokens, its meter, its timeline. */
import { formats, plural } from './formats.ts';

const { decimal, number, share } = formats;

export const tokens = {
  view: 'View',
  asText: 'Text',
  asTokens: 'Tokens',
  list: 'Tokens of the solution',
  none: 'Each token appears here as a chip, with its probability.',
  chip: (text: string, author: string, probability: number | null) =>
    probability === null ? `${text}, ${author}` : `${text}, ${author}, ${share(probability)}`,
  space: 'space',
  newline: 'new line',
  part: 'part of a character',
  end: 'end of the solution',
  openCall: (call: number, requested: number) => `call ${call}: requested ${number(requested)}`,
  closeCall: (delivered: number) => `got ${number(delivered)}`,
  heading: (place: number, all: number) => `Token ${number(place)} of ${number(all)}`,
  hint: 'Point at a token, or use the arrow keys, to see the probabilities of the student model there.',
  author: 'Written by',
  authors: { student: 'the student model', teacher: 'the teacher model', person: 'you' },
  command: 'the student model, as a part of its command',
  probability: 'Probability',
  entropy: 'Entropy',
  nats: (entropy: number) => `${decimal(entropy, 2)} nats`,
  alternatives: 'Likeliest here',
  notAsked: 'The student model did not compute this token, so there are no probabilities for it.',
  showCall: (call: number) => `Show call ${call}`,
  goTo: 'Go back to this token',
  change: 'What if',
  callHere: 'Call the teacher model here',
  tokensPerCall: 'for how many tokens',
  withoutCall: (call: number) => `Leave call ${call} out`,
  take: 'take',
  takeName: (text: string) => `take ${text} instead`,
};

export const meter = {
  region: 'Meter',
  heading: 'Meter',
  callRatio: 'Call ratio',
  callRatioHint: 'teacher tokens of all tokens',
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
};

export const timeline = {
  region: 'Timeline',
  empty:
    'Each run appears here as a strip: who wrote what, the calls, and where the student model was unsure.',
  handle: 'Position in the run',
  position: (shown: number, all: number, ms: number) =>
    `${number(shown)} of ${plural(all, 'token')}, ${decimal(ms / 1000, 1)} s`,
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed of playing',
  times: (speed: number) => `${speed} ×`,
};
