import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnvironmentError } from './environment-error.ts';
import { teachersFromFile } from './teachers-file.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'teachers-'))));
afterAll(() => rm(folder, { recursive: true }));

async function read(content: unknown, environment: Record<string, string> = {}) {
  const path = join(folder, 'teachers.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return teachersFromFile({ TEACHERS: path, ...environment });
}

describe('the file in TEACHERS', () => {
  it('is not needed', async () => {
    expect(await teachersFromFile({ TEACHER_URL: 'http://x' })).toBeNull();
  });

  it('names teachers in the order of the file, each with its own settings', async () => {
    const teachers = await read(
      {
        small: { url: 'http://localhost:11434', model: 'qwen2.5:7b', firstTokenSeconds: 300 },
        'claude 4.5': { kind: 'anthropic', model: 'claude-haiku-4-5', apiKeyVariable: 'MY_KEY' },
        own: { kind: 'embedded', prefill: false },
      },
      { MY_KEY: 'sk-1' },
    );
    expect([...(teachers ?? [])]).toMatchObject([
      [
        'small',
        { type: 'remote', url: 'http://localhost:11434', timeouts: { firstTokenMs: 300_000 }, apiKey: null },
      ],
      ['claude 4.5', { type: 'remote', provider: { kind: 'anthropic' }, apiKey: 'sk-1' }],
      ['own', { type: 'embedded', prefill: false }],
    ]);
  });

  it.each([
    ['{', /teachers-invalid/],
    ['{}', /teachers-invalid/],
    ['[]', /teachers-invalid/],
    [{ a: { url: 'http://x', model: 'm', color: 'red' } }, /teachers-invalid .*"a/],
    [{ 'a\u0000b': { kind: 'embedded' } }, /teachers-invalid/],
    [{ a: { url: 'http://x' } }, /teachers-entry .*"name":"a".*teacher-model-missing/],
    [{ a: { kind: 'mistral', model: 'm', apiKeyVariable: 'NOT_SET' } }, /"a".*api-key-missing/],
    [{ a: { url: 'http://x', model: 'm', apiKey: 'sk-canary x' } }, /"a".*api-key-invalid/],
  ])('is refused with the reason: %j', async (content, message) => {
    const reading = read(content);
    await expect(reading).rejects.toThrow(EnvironmentError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.not.toThrow(/canary/);
  });

  it('does not stand next to another choice', async () => {
    await expect(read({ a: { kind: 'embedded' } }, { TEACHER_URL: 'http://x' })).rejects.toThrow(
      /teachers-and-variable .*TEACHER_URL/,
    );
    await expect(teachersFromFile({ TEACHERS: join(folder, 'none.json') })).rejects.toThrow(
      /file-unreadable-variable .*TEACHERS/,
    );
  });
});
