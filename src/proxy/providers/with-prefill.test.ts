import { expect, it } from 'vitest';
import { TeacherError, type TeacherChunk, type TeacherRequest } from '../../relay/teacher.ts';
import { teacherError } from '../../teacher/errors.ts';
import { LightAbortController } from '../../teacher/light-abort.ts';
import type { Upstream } from '../upstream.ts';
import { withPrefill } from './with-prefill.ts';

const request: TeacherRequest = {
  problem: 'What is 5 times 5?',
  prefix: '5 * 5 = ',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 4,
  temperature: 0,
  seed: 0,
};

/** A teacher whose prefills (calls for one token) end when the test says so. */
function slowTeacher() {
  const asked: number[] = [];
  let read: (error?: Error) => void = () => undefined;
  const upstream: Upstream = {
    description: { name: 'slow', kind: 'completions', fingerprint: null },
    async *write({ maxTokens }): AsyncGenerator<TeacherChunk> {
      asked.push(maxTokens);
      if (maxTokens === 1) {
        await new Promise<void>((resolve, reject) => {
          read = (error) => (error === undefined ? resolve() : reject(error));
        });
      }
      yield { type: 'done', endedSolution: false, tokens: maxTokens };
    },
  };
  const teacher = withPrefill(upstream);
  const prefill = (): Promise<void> => {
    if (teacher.prefill === undefined) throw new Error('It accepts no prefill.');
    return teacher.prefill.run(request, new AbortController().signal);
  };
  return { asked, teacher, prefill, end: (error?: Error) => read(error) };
}

async function all(chunks: AsyncIterable<TeacherChunk>): Promise<TeacherChunk[]> {
  const found: TeacherChunk[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return found;
}

it('has a call of the same context wait for a prefill that still runs', async () => {
  const { asked, teacher, prefill, end } = slowTeacher();
  const reading = prefill();
  const call = all(teacher.write(request));
  await all(teacher.write({ ...request, prefix: 'another ' }));
  expect(asked).toEqual([1, 4]);
  end();
  expect(await call).toHaveLength(1);
  expect(asked).toEqual([1, 4, 4]);
  await reading;
  await all(teacher.write(request));
  expect(asked).toHaveLength(4);
});

it('has the call come after a prefill that failed, too', async () => {
  const { teacher, prefill, end } = slowTeacher();
  const reading = prefill();
  const call = all(teacher.write(request));
  end(new Error('The server is gone.'));
  await expect(reading).rejects.toThrow('gone');
  expect(await call).toHaveLength(1);
});

it('does not wait a second time for a server that let the prefill time out', async () => {
  const { asked, teacher, prefill, end } = slowTeacher();
  const reading = prefill();
  const call = all(teacher.write(request));
  const timeout = new TeacherError(
    'timeout',
    teacherError('no-first-token', { source: 'server', milliseconds: 9 }),
  );
  end(timeout);
  await expect(reading).rejects.toBe(timeout);
  await expect(call).rejects.toBe(timeout);
  expect(asked).toEqual([1]);
});

it('sends nothing for a call that is cancelled while it waits', async () => {
  const { asked, teacher, prefill, end } = slowTeacher();
  const reading = prefill();
  const controller = new LightAbortController();
  const call = all(teacher.write(request, controller));
  controller.abort(new Error('The page left.'));
  await expect(call).rejects.toThrow('The page left.');
  end();
  await reading;
  expect(asked).toEqual([1]);
});
