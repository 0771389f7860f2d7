/** Sentences about teachers: the proxy as the page sees it, streams, and the embedded teacher. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { StreamSource, teacherErrors } from '../../../../teacher/errors.ts';
import { formats, plural, seconds } from '../formats.ts';

const { number } = formats;

const sources: Readonly<Record<StreamSource, string>> = {
  teacher: 'The teacher',
  server: 'The teacher server',
  embedded: 'The embedded teacher',
};

const sourcesWithin: Readonly<Record<StreamSource, string>> = {
  teacher: 'the teacher',
  server: 'the teacher server',
  embedded: 'the embedded teacher',
};

export const teacher: Sentences<typeof teacherErrors> = {
  unreachable: ({ source }) =>
    `${sources[source]} cannot be reached. ${
      source === 'server'
        ? 'The operator of the proxy must check TEACHER_URL and that the server runs.'
        : 'Check the network and that the proxy runs.'
    }`,
  'no-response': ({ source, milliseconds }) =>
    `${sources[source]} did not answer within ${seconds(milliseconds)}.`,
  'no-sign-of-life': ({ source, milliseconds }) =>
    `${sources[source]} gave no sign of life for ${seconds(milliseconds)}.`,
  'no-first-token': ({ source, milliseconds }) =>
    `${sources[source]} wrote no token within ${seconds(milliseconds)}.`,
  'stopped-writing': ({ source, milliseconds }) =>
    `${sources[source]} stopped writing for ${seconds(milliseconds)}.`,
  'connection-broke': ({ source }) => `The connection broke while ${sourcesWithin[source]} was writing.`,
  'answer-cut': ({ source }) => `${sources[source]} broke off before the end of its answer.`,
  'not-an-answer': ({ source }) =>
    source === 'server'
      ? `${sources.server} sent something that is no part of an answer. Check that it speaks the protocol of TEACHER_KIND.`
      : `${sources[source]} sent something that is no token, so it was cut off.`,
  'web-page-answer': ({ source }) =>
    `${sources[source]} answered with a web page where a stream of tokens was expected. Check the address.`,
  'other-content-type': ({ source, type }) =>
    `${sources[source]} answered with ${type === '' ? 'no content type' : `"${type}"`} where a stream of tokens was expected. Check the address.`,
  'event-too-long': ({ source, limit }) =>
    `${sources[source]} sent an event longer than ${number(limit)} characters, so the rest was not read.`,

  'teacher-away': () => 'The teacher is away: there is no answer from its address.',
  'no-proxy-here': () => 'There is no teacher proxy at this address.',
  'code-wanted': () => 'This teacher needs an access code.',
  'proxy-error-unreadable': () => 'The teacher broke off with an error that could not be read.',
  'proxy-refused-request': ({ status }) => `The teacher refused the request (HTTP ${status}).`,
  'proxy-over-budget': ({ status }) => `The teacher has no budget left for now (HTTP ${status}).`,
  'proxy-not-found': ({ status }) => `There is no teacher at this address (HTTP ${status}).`,

  'context-exceeded': ({ tokens, limit }) =>
    `Problem and solution so far have ${plural(tokens, 'token')}, and this teacher reads at most ${number(limit)}. Shorten the problem.`,
  'embedded-failed': ({ cause }) => `The embedded teacher failed. ${cause}`,
  'in-page-not-loaded': ({ cause }) => `The teacher in this page could not be loaded. ${cause}`,
  'teacher-worker-stopped': ({ detail }) =>
    detail === ''
      ? "The teacher's worker stopped: its script did not load."
      : `The teacher's worker stopped with an error: ${detail}`,
};
