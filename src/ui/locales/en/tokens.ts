/** The run token by token, and its timeline. */
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

export const timeline = {
  region: 'Timeline',
  handle: 'Position in the run',
  position: (shown: number, all: number) => `${number(shown)} of ${plural(all, 'token')}`,
  play: 'Play',
  pause: 'Pause',
  previousToken: 'One token back',
  nextToken: 'One token forwards',
  previousCall: 'To the call before',
  nextCall: 'To the next call',
  speed: 'Speed of playing',
  rate: (tokens: number) => `${number(tokens)} tokens/s`,
  recorded: 'as recorded',
};
