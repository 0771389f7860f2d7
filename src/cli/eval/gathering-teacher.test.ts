import { expect, it } from 'vitest';
import { TeacherError, type Teacher, type TeacherRequest } from '../../relay/teacher.ts';
import { teacherError } from '../../teacher/errors.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { GatheringTeacher } from './gathering-teacher.ts';

const requestFor = (problem: string): TeacherRequest => ({
  problem,
  prefix: '',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 2,
  temperature: 0,
  seed: 0,
});

it('sends what has gathered, at most eight at a time, and gives each run its own answer', async () => {
  let [open, most] = [0, 0];
  const teacher: Teacher = {
    identity: { name: 't', device: 'remote' },
    async *write({ problem }) {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      if (problem === '7')
        throw new TeacherError('refused', teacherError('answer-cut', { source: 'teacher' }));
      yield { type: 'text', text: problem };
      yield { type: 'done', endedSolution: false, tokens: 1 };
    },
  };
  const gathering = new GatheringTeacher(teacher);
  expect(gathering.identity).toEqual(teacher.identity);
  const answers = Array.from({ length: 20 }, (_, i) => collect(gathering.write(requestFor(`${i}`))));
  const settled = Promise.allSettled(answers);
  expect([gathering.waiting, most]).toEqual([20, 0]);
  await gathering.serve();
  expect([gathering.waiting, most]).toEqual([0, 8]);
  const results = await settled;
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(results[7]).toMatchObject({ status: 'rejected', reason: { code: 'answer-cut' } });
  expect(results[19]).toMatchObject({ value: [{ text: '19' }, { type: 'done' }] });
});
