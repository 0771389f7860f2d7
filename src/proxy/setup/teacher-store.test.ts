import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TeacherStore, usualTeacherFile, type SavedTeacher } from './teacher-store.ts';

const teacher: SavedTeacher = {
  url: 'http://localhost:8000',
  model: 'm',
  kind: '',
  template: '',
  apiKey: 'sk-1',
};

let folder = '';
let store = new TeacherStore('');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-'));
  store = new TeacherStore(join(folder, 'config', 'relay', 'teacher.json'));
});
afterEach(() => rm(folder, { recursive: true }));

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

it('keeps a teacher, in a file and a folder that only their owner may read', async () => {
  expect(await store.read()).toBeNull();
  await store.write(teacher);
  expect(await store.read()).toEqual(teacher);
  expect(await modeOf(store.path)).toBe(0o600);
  expect(await modeOf(dirname(store.path))).toBe(0o700);
  await store.write({ ...teacher, model: 'other' });
  expect(await store.read()).toMatchObject({ model: 'other' });
  await store.remove();
  await store.remove();
  expect(await store.read()).toBeNull();
});

it('makes a file that others may read its owner’s, whatever an interrupted write left', async () => {
  await store.write(teacher);
  await chmod(store.path, 0o644);
  await writeFile(`${store.path}.new`, 'half', { mode: 0o666 });
  await store.write(teacher);
  expect(await modeOf(store.path)).toBe(0o600);
  expect(await store.read()).toEqual(teacher);
});

it('refuses a file that holds something else, and leaves it as it is', async () => {
  await store.write(teacher);
  for (const text of ['', '{', '[]', '{"url":"http://localhost:8000"}']) {
    await writeFile(store.path, text);
    await expect(store.read()).rejects.toMatchObject({ code: 'saved-teacher-unusable' });
    expect(await readFile(store.path, 'utf8')).toBe(text);
  }
});

it('is in the person’s configuration folder', () => {
  expect(usualTeacherFile()).toMatch(/[/\\]relay-in-the-browser[/\\](?:Config[/\\])?teacher\.json$/);
});
