/** The warning for a kind that a server answers without continuing the text. */
import { describe, expect, it } from 'vitest';
import type { CodedError } from '../../errors/coded-error.ts';
import { withOneRetry } from '../retry.ts';
import { remoteTeacher } from './remote-teacher.ts';
import { teacherFromEnvironment } from './teacher-settings.ts';

const url = 'http://box.test';
const ollama = { '/api/version': { version: '0.33.0' } };
const vllm = { '/version': { version: '0.32.0' } };

/** The teacher of a kind at a server that answers these paths, and what the operator reads. */
async function teacherAt(answers: Readonly<Record<string, unknown>>, kind: string) {
  const settings = teacherFromEnvironment({ TEACHER_KIND: kind, TEACHER_URL: url, TEACHER_MODEL: 'm' });
  if (settings.type === 'embedded') throw new Error('The environment names no remote teacher.');
  const told: CodedError[] = [];
  const fetch: typeof globalThis.fetch = (input) => {
    const answer = answers[new URL(String(input)).pathname];
    return Promise.resolve(answer === undefined ? new Response('', { status: 404 }) : Response.json(answer));
  };
  return { teacher: await remoteTeacher(settings, { tell: (notice) => told.push(notice), fetch }), told };
}

describe('a kind that is set for Ollama', () => {
  it.each(['completions', 'chat-continue'])('is warned of where it does not continue: %s', async (kind) => {
    const { teacher, told } = await teacherAt(ollama, kind);
    const advice = { server: 'Ollama 0.33.0', kind, use: 'ollama' };
    expect(teacher.kindAdvice).toEqual(advice);
    expect(withOneRetry(teacher).kindAdvice).toEqual(advice);
    expect(told).toEqual([{ code: 'kind-inexact', params: { url, ...advice } }]);
  });

  // `instruct` asks in words, and marks each of its calls itself.
  it.each(['ollama', 'instruct', ''])('is not warned of otherwise: %j', async (kind) => {
    const { teacher, told } = await teacherAt(ollama, kind);
    expect(teacher.kindAdvice).toBeNull();
    expect(told.map(({ code }) => code)).toEqual(kind === '' ? ['provider-detected'] : []);
  });
});

it.each([
  ['a server that continues it', vllm],
  ['a server that is not recognised', {}],
])('says nothing of completions at %s', async (_, answers) => {
  const { teacher, told } = await teacherAt(answers, 'completions');
  expect([teacher.kindAdvice, told]).toEqual([null, []]);
});
