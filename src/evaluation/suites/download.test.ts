import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataSuites, type DataSuite } from './data-suites.ts';
import { downloadSuite, type SuiteDownloadOptions } from './download.ts';
import { sources, type SuiteSource } from './sources.ts';

const folder = await mkdtemp(join(tmpdir(), 'download-'));
afterAll(() => rm(folder, { recursive: true }));

/** What the hub has, by path. */
const hub = new Map<string, Uint8Array>();
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  const found = hub.get(request.url ?? '');
  response.statusCode = found === undefined ? 404 : 200;
  response.end(found);
});
let hosts: SuiteDownloadOptions['hosts'];
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  hosts = { github: address, huggingface: address };
});
afterAll(() => {
  server.close();
});

const told: string[] = [];
const options = (cache: string): SuiteDownloadOptions => ({
  folder: join(folder, cache),
  tell: (message) => told.push(message),
  ...(hosts && { hosts }),
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The benchmark with these bytes as its one file, on the hub. */
function suiteWith(name: string, bytes: Uint8Array, size: number): DataSuite {
  const suite = dataSuites.find((each) => each.name === name);
  const source = sources[name];
  const [file] = source?.files ?? [];
  if (suite === undefined || source === undefined || file === undefined) throw new Error(`no suite ${name}`);
  const changed: SuiteSource = { ...source, files: [{ path: file.path, sha256: hashOf(bytes) }] };
  const base = source.host === 'github' ? `/${source.repository}` : `/datasets/${source.repository}/resolve`;
  hub.set(`${base}/${source.revision}/${file.path}`, bytes);
  return { ...suite, size, source: changed };
}

const lines = (...rows: unknown[]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

it('downloads the pinned file once, keeps it, and says so', async () => {
  const suite = suiteWith('gsm8k', lines({ question: 'q?', answer: 'so 2.\n#### 18' }), 1);
  const once = await downloadSuite(suite, options('once'));
  expect(once).toEqual([{ id: 'gsm8k-0', problem: 'q?', answer: '18', reference: null }]);
  const before = asked.length;
  expect(await downloadSuite(suite, options('once'))).toEqual(once);
  expect(asked).toHaveLength(before);
  expect(told.slice(-2).map((text) => text.split(' ')[0])).toEqual(['Downloading', 'Kept']);
});

it('downloads again what was changed where it is kept', async () => {
  const suite = suiteWith('gsm8k', lines({ question: 'q?', answer: '#### 18' }), 1);
  await downloadSuite(suite, options('changed'));
  const [file = ''] = await readdir(join(folder, 'changed', 'gsm8k'));
  await writeFile(join(folder, 'changed', 'gsm8k', file), 'half');
  expect(await downloadSuite(suite, options('changed'))).toHaveLength(1);
});

it('refuses a file with another hash, and keeps nothing of it', async () => {
  const suite = suiteWith('gsm8k', lines({ question: 'q?', answer: '#### 18' }), 1);
  const pinned = suite.source?.files[0];
  const other = {
    ...suite,
    source: suite.source && { ...suite.source, files: [{ path: pinned?.path ?? '', sha256: 'ab' }] },
  };
  await expect(downloadSuite(other, options('hash'))).rejects.toThrow(
    'the pinned one is ab. Nothing was kept.',
  );
  await expect(readdir(join(folder, 'hash'))).rejects.toThrow();
});

it('says what to do where the source is away, has no file, other rows, or another number of them', async () => {
  const suite = suiteWith('gsm8k', lines({ question: 'q?', answer: '#### 18' }), 1);
  const away: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
  await expect(downloadSuite(suite, { ...options('a'), fetch: away })).rejects.toThrow('--data');
  await expect(downloadSuite({ ...suite, size: 2 }, options('b'))).rejects.toThrow(
    'has 1 problems; gsm8k has 2',
  );
  await expect(downloadSuite({ ...suite, source: null }, options('c'))).rejects.toThrow('no source');
  hub.clear();
  await expect(downloadSuite(suite, options('d'))).rejects.toThrow('status 404');
  const rows = suiteWith('gsm8k', lines({ text: 'q?' }), 1);
  await expect(downloadSuite(rows, options('e'))).rejects.toThrow('rows of another form');
});

it('reads the form of each benchmark', async () => {
  const mmlu = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'question_id', data: [70n], type: 'INT64' },
        { name: 'question', data: ['Which?'], type: 'STRING' },
        { name: 'options', data: [['one', 'two', 'N/A']], type: 'JSON' },
        { name: 'answer_index', data: [1n], type: 'INT64' },
      ],
    }),
  );
  const cases: [string, Uint8Array, unknown][] = [
    [
      'math500',
      lines({ problem: 'Return your final response within \\boxed{}. p', answer: '2' }),
      { problem: 'p', answer: '2' },
    ],
    ['minerva', lines({ problem: 'p', solution: 'so \\boxed{1.6} cm' }), { answer: '1.6' }],
    [
      'olympiadbench',
      lines({ id: 1606, question: 'p', final_answer: ['2', '3'] }),
      { id: 'olympiadbench-1606', answer: '2, 3' },
    ],
    ['aime2024', lines({ id: 60, problem: 'p', answer: '204' }), { answer: '204' }],
    ['aime2025', lines({ question: 'p', answer: '468' }), { answer: '468' }],
    ['mmlu-pro', mmlu, { id: 'mmlu-pro-70', answer: 'B', options: ['one', 'two'] }],
    [
      'bbeh',
      lines({ examples: [{ input: 'p', target: '(A)' }] }),
      { id: 'bbeh-boardgame_qa-0', answer: '(A)' },
    ],
    [
      'supergpqa',
      lines({ uuid: 'u', question: 'p', options: ['1', '2', '3'], answer_letter: 'C' }),
      { id: 'u', answer: 'C' },
    ],
  ];
  for (const [name, bytes, expected] of cases) {
    const [problem] = await downloadSuite(suiteWith(name, bytes, 1), options(`form-${name}`));
    expect(problem, name).toMatchObject(expected as object);
  }
});

it('pins every source to a whole commit and hash', () => {
  for (const { source, name } of dataSuites) {
    expect(source?.revision, name).toMatch(/^[0-9a-f]{40}$/);
    for (const { sha256 } of source?.files ?? []) expect(sha256, name).toMatch(/^[0-9a-f]{64}$/);
  }
});
