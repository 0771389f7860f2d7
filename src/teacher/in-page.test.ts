import { describe, expect, it } from 'vitest';
import type { TokenId } from '../relay/events.ts';
import type { Teacher, TeacherChunk, TeacherRequest } from '../relay/teacher.ts';
import {
  failure,
  idsAnswer,
  ScriptedTeacher,
  type ScriptedAnswer,
} from '../relay/testing/scripted-teacher.ts';
import { ChannelWorker } from '../workers/testing/channel-worker.ts';
import { TeacherInPage, teacherService } from './in-page.ts';
import { collect } from './testing/fake-model-server/script.ts';

const ids = (...numbers: number[]): TokenId[] => numbers as TokenId[];
const model = 'https://page.test/models/relay-teacher/';
const request: TeacherRequest = {
  problem: 'What is 2 + 3?',
  prefix: 'We add: ',
  prefixIds: ids(4, 5),
  fingerprint: 'abc',
  maxTokens: 8,
  temperature: 0,
  seed: 1,
};

function setUp(open: () => Promise<Teacher>) {
  const workers: ChannelWorker[] = [];
  const inPage = new TeacherInPage(() => {
    const worker = new ChannelWorker(
      teacherService(async () => ({ teacher: await open(), release: () => Promise.resolve() })),
    );
    workers.push(worker);
    return worker;
  });
  return { inPage, workers };
}

const scripted = (...answers: ScriptedAnswer[]) => {
  const teacher = new ScriptedTeacher(answers);
  return { teacher, ...setUp(() => Promise.resolve(teacher)) };
};

describe('a teacher in a second worker', () => {
  it('has the identity and the answers of the teacher there', async () => {
    const { teacher, inPage } = scripted(idsAnswer(ids(7, 8, 9), true));
    const here = await inPage.teacher(model);
    expect(here.identity).toEqual(teacher.identity);
    expect(await collect(here.write(request))).toEqual(idsAnswer(ids(7, 8, 9), true));
    expect(teacher.requests).toEqual([request]);
  });

  it('prefills there, and a run that is over does not wait for it', async () => {
    const { teacher, inPage } = scripted();
    const here = await inPage.teacher(model);
    const { problem, prefix, prefixIds, fingerprint } = request;
    const context = { problem, prefix, prefixIds, fingerprint };
    const over = new AbortController();
    const reading = here.prefill?.(context, over.signal);
    await expect.poll(() => teacher.readings.map((each) => each.context)).toEqual([context]);
    over.abort(new Error('The run is over.'));
    await expect(reading).rejects.toThrow('The run is over.');
  });

  it('reports the failure of a call after what came before it', async () => {
    const { inPage } = scripted([
      { type: 'tokens', ids: ids(7) },
      failure('broken-stream', { code: 'broken', params: { id: 1 } }),
    ]);
    const chunks: TeacherChunk[] = [];
    const reading = (async () => {
      for await (const chunk of (await inPage.teacher(model)).write(request)) chunks.push(chunk);
    })();
    await expect(reading).rejects.toMatchObject({
      failure: 'broken-stream',
      code: 'broken',
      params: { id: 1 },
    });
    expect(chunks).toEqual([{ type: 'tokens', ids: [7] }]);
  });

  it('follows an abort with its reason, even in the middle of a token', async () => {
    const { teacher, inPage } = scripted([
      { type: 'tokens', ids: ids(7) },
      { type: 'hang', deaf: false },
    ]);
    const abort = new AbortController();
    const reason = new Error('stopped by the person');
    const reading = (async () => {
      for await (const chunk of (await inPage.teacher(model)).write(request, abort.signal)) {
        expect(chunk).toEqual({ type: 'tokens', ids: [7] });
        setImmediate(() => abort.abort(reason));
      }
    })();
    await expect(reading).rejects.toBe(reason);
    await expect.poll(() => teacher.signals[0]?.aborted).toBe(true);
  });

  it('stops an answer that its reader leaves', async () => {
    const { teacher, inPage } = scripted(idsAnswer(ids(7, 8, 9)));
    for await (const chunk of (await inPage.teacher(model)).write(request)) {
      expect(chunk).toEqual({ type: 'tokens', ids: [7] });
      break;
    }
    await expect.poll(() => teacher.signals[0]?.aborted).toBe(true);
  });

  it('reports a failure to load when it is called, and loads again the next time', async () => {
    let tries = 0;
    const { inPage } = setUp(() => {
      tries += 1;
      if (tries === 1) return Promise.reject(new Error('No such file.'));
      return Promise.resolve(new ScriptedTeacher([idsAnswer(ids(7))]));
    });
    const absent = await inPage.teacher(model);
    expect(absent.identity).toEqual({ name: 'relay-teacher', device: 'wasm' });
    await expect(collect(absent.write(request))).rejects.toMatchObject({
      failure: 'offline',
      code: 'in-page-not-loaded',
      params: { cause: { params: { detail: 'No such file.' } } },
    });
    expect(await collect((await inPage.teacher(model)).write(request))).toEqual(idsAnswer(ids(7)));
  });

  it('survives its worker: the call fails, and the next one has another', async () => {
    const { inPage, workers } = scripted([{ type: 'hang', deaf: true }], idsAnswer(ids(7)));
    const reading = collect((await inPage.teacher(model)).write(request));
    await expect.poll(() => workers.length).toBe(1);
    workers[0]?.die('out of memory');
    await expect(reading).rejects.toMatchObject({
      failure: 'broken-stream',
      code: 'teacher-worker-stopped',
      params: { detail: 'out of memory' },
    });
    expect(workers[0]?.terminated).toBe(true);
    await inPage.teacher(model);
    expect(workers).toHaveLength(2);
  });

  it('writes again within the same run after its worker died', async () => {
    const { teacher, inPage, workers } = scripted([{ type: 'hang', deaf: true }], idsAnswer(ids(7)));
    const here = await inPage.teacher(model);
    const reading = collect(here.write(request));
    await expect.poll(() => teacher.requests.length).toBe(1);
    workers[0]?.die('out of memory');
    await expect(reading).rejects.toMatchObject({ failure: 'broken-stream' });
    const again = await collect(here.write(request));
    expect(again.at(-1)).toMatchObject({ type: 'done' });
    expect(workers).toHaveLength(2);
  });
});
