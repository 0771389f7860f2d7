/** Sentences about runs, policies and traces. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { relayErrors } from '../../../../relay/errors.ts';
import { formats, listed, plural, quoted } from '../formats.ts';

const { number } = formats;

const quantities = {
  probability: (min: number, max: number) => `a probability between ${min} and ${max}`,
  entropy: (min: number) => `an entropy of at least ${min} nats`,
  tokens: (min: number) => `a whole number of tokens, at least ${min}`,
  number: (min: number, max: number) => `a number between ${min} and ${max}`,
};

const orderRules = {
  'run-over': 'the run has ended',
  'started-twice': 'the run has started',
  'problem-read-twice': 'the problem has been read',
  'other-call': 'its call is not the open one',
  'call-number': 'calls are numbered from 0, one at a time',
  'command-too-long': 'its command is longer than the solution',
};

export const relay: Sentences<typeof relayErrors> = {
  'no-teacher': () => 'There is no teacher in this run, so the student continues alone.',
  'solution-limit': ({ limit }) => `The solution has reached its limit of ${plural(limit, 'token')}.`,
  'student-limit': ({ limit }) =>
    `The student reads at most ${plural(limit, 'token')}, and they are used up.`,
  'teacher-tokens-spent': ({ limit }) => `The run's ${plural(limit, 'teacher token')} are used up.`,
  'teacher-broke-off': () => 'The teacher broke off within its answer.',
  'teacher-failed': ({ cause }) => `The teacher failed: ${cause}`,
  'token-unknown': ({ id }) => `The teacher sent token ${id}, which the student does not have.`,

  'prompt-too-long': ({ tokens, limit }) =>
    `The text needs ${plural(tokens, 'token')}, but this student reads at most ${number(limit)}. Shorten the problem or choose a student with a longer context.`,
  'student-failed': ({ cause }) => `The student failed: ${cause}`,
  'option-not-a-count': ({ name, min, value }) =>
    `${name} must be a whole number, at least ${min}, not ${value}.`,
  'run-seed-not-whole': ({ seed }) => `A seed must be a whole number, not ${seed}.`,
  'resume-without-start': () => 'A run can only continue from a log that begins with its start.',
  'resume-after-end': () => 'A run that has ended cannot continue. Cut its log first.',
  'resume-within-call': () => 'A run cannot continue within a call. Cut its log first.',
  'resume-command-too-long': () => 'The command is longer than the solution.',

  'policy-unknown': ({ name, known }) => `There is no policy ${quoted(name)}. There are ${listed(known)}.`,
  'policy-takes-no-number': ({ kind, number: given }) =>
    `${quoted(kind)} takes no number, but was given ${quoted(given)}.`,
  'policy-needs-number': ({ name, example }) =>
    `${quoted(name)} needs a number after the colon, as in ${quoted(example)}.`,
  'policy-number-too-large': ({ name }) => `The number in ${quoted(name)} is too large.`,
  'policy-number-out-of-range': ({ name, quantity, min, max }) =>
    `${quoted(name)} needs ${quantities[quantity](min, max)}.`,
  'policy-needs-router': ({ policy, student }) =>
    `The policy ${policy} needs a student with a router, and ${student} has none.`,

  'trace-not-json': () => 'This file is not a saved run: it is not JSON.',
  'trace-not-a-run': () => 'This file is not a saved run: it lacks `format` and `events`.',
  'trace-format-unknown': ({ format, known }) =>
    `This file has the format ${quoted(format)}. This version reads ${listed(known.map(quoted))}.`,
  'trace-event-invalid': ({ event, detail }) => `Event ${event} of this saved run is broken:\n${detail}`,
  'trace-without-start': () => 'A saved run begins with the event "run-started".',
  'trace-order': ({ event, rule }) =>
    `Event ${event} of this saved run does not fit what is before it: ${orderRules[rule]}.`,
  'event-invalid': ({ detail }) => `This is not an event of a run:\n${detail}`,
};
