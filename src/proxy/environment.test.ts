import { describe, expect, it } from 'vitest';
import { teacherFromEnvironment } from './environment.ts';

const server = { TEACHER_URL: 'http://localhost:8000', TEACHER_MODEL: 'm' };

describe('teacherFromEnvironment', () => {
  it('takes the embedded teacher where nothing or an empty address is set', () => {
    expect(teacherFromEnvironment({})).toEqual({ kind: 'embedded' });
    expect(teacherFromEnvironment({ TEACHER_URL: ' ', TEACHER_API: '' })).toEqual({ kind: 'embedded' });
  });

  it('takes a server, completions by default', () => {
    expect(teacherFromEnvironment({ ...server, TEACHER_API_KEY: 'k' })).toEqual({
      kind: 'openai',
      api: 'completions',
      url: 'http://localhost:8000/v1',
      model: 'm',
      apiKey: 'k',
    });
    expect(teacherFromEnvironment({ ...server, TEACHER_API: 'chat' })).toMatchObject({
      api: 'chat',
      apiKey: null,
    });
  });

  it.each([
    ['http://localhost:8000/', 'http://localhost:8000/v1'],
    ['https://host.test/v1/', 'https://host.test/v1'],
    ['https://host.test/api', 'https://host.test/api/v1'],
    ['https://host.test/compatible/v4?x=1', 'https://host.test/compatible/v4'],
  ])('completes the address %s', (TEACHER_URL, url) => {
    expect(teacherFromEnvironment({ ...server, TEACHER_URL })).toMatchObject({ url });
  });

  it.each([
    [{ TEACHER_URL: 'localhost:8000', TEACHER_MODEL: 'm' }, /TEACHER_URL must be an http/],
    [{ ...server, TEACHER_URL: 'not an address' }, /TEACHER_URL must be an http/],
    [{ ...server, TEACHER_URL: 'http://me:secret@host' }, /TEACHER_API_KEY/],
    [{ TEACHER_URL: 'http://localhost:8000' }, /TEACHER_MODEL is not/],
    [{ ...server, TEACHER_API: 'telepathy' }, /TEACHER_API must be/],
    [{ ...server, TEACHER_API_KEY: 'sk-canary\nX: y' }, /TEACHER_API_KEY holds a character/],
  ])('says what is wrong with %j', (environment, message) => {
    let shown = '';
    try {
      teacherFromEnvironment(environment);
    } catch (error) {
      shown = String(error);
    }
    expect(shown).toMatch(message);
    expect(shown).not.toMatch(/canary|secret/);
  });
});
