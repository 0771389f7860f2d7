import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { CodedError } from '../../errors/coded-error.ts';
import { guardsFromEnvironment } from '../../proxy/settings/guard-settings.ts';
import { serverFromEnvironment } from '../../proxy/settings/server-settings.ts';
import { mayChooseTeacher, teacherSetup } from './teacher-setup.ts';

const may = (environment: Record<string, string>) =>
  mayChooseTeacher(serverFromEnvironment(environment), guardsFromEnvironment(environment));

it('lets the page choose where the server is for this machine only', () => {
  for (const HOST of ['', 'localhost', '127.0.0.1', '127.0.0.2', '::1', 'LOCALHOST']) {
    expect(may({ HOST }), HOST).toBe(true);
  }
  expect(may({ ADMIN: '1' })).toBe(true);
});

it.each([
  [{ HOST: '0.0.0.0' }],
  [{ HOST: '::' }],
  [{ HOST: '192.168.0.7' }],
  [{ HOST: 'relay.school.example' }],
  [{ HOST: '0.0.0.0', ADMIN: '1' }],
  [{ ADMIN: '0' }],
  [{ ALLOWED_HOSTS: 'relay.example' }],
  [{ TRUST_PROXY: '1' }],
  [{ ACCESS_CODE: 'owl-and-oak' }],
  [{ ACCESS_TOKENS: 'class-a' }],
])('lets no page choose with %o', (environment) => {
  expect(may(environment as Record<string, string>)).toBe(false);
});

it('leaves a saved teacher out that cannot be used, and says why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'relay-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'teacher.json');
  const noticesWith = async (text: string) => {
    await writeFile(file, text);
    const notices: CodedError[] = [];
    const tell = (notice: CodedError): void => void notices.push(notice);
    const setup = await teacherSetup({}, { tell, report: () => undefined }, { file });
    expect(setup.teacher).toBeNull();
    return notices;
  };
  const leftOut = (cause: unknown) => [{ code: 'saved-teacher-left-out', params: { file, cause } }];
  expect(await noticesWith('{')).toEqual(leftOut({ code: 'saved-teacher-unusable', params: { file } }));
  const teacher = { url: 'http://127.0.0.1:1', model: 'm', kind: 'nope', template: '', apiKey: '' };
  expect(await noticesWith(JSON.stringify(teacher))).toEqual(
    leftOut({ code: 'setup-kind-unknown', params: { kind: 'nope' } }),
  );
});
