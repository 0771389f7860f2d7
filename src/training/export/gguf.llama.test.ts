/**
 * The exported teacher in llama.cpp: it reads the same tokens, writes the same words, and is the same teacher to the
 * relay. An implementation from elsewhere of the same model, and a teacher of another make in one.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from '../../bytes/testing/fast-check.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LanguageModel } from '../../engine/model.ts';
import { loadFromFolder } from '../../engine/node.ts';
import { sample } from '../../engine/sampling.ts';
import { distinctRelayMathProblems } from '../../math/relay-math/relay-math.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import { emptyRun, reduceRun, type RunState } from '../../relay/run-state.ts';
import { relay } from '../../relay/loop.ts';
import { question } from '../../relay/prompt.ts';
import { solutionText } from '../../relay/solution.ts';
import type { Teacher } from '../../relay/teacher.ts';
import { engineStudent } from '../../student/student.ts';
import { embeddedTeacher } from '../../teacher/embedded.ts';
import { ggufModel } from './gguf.ts';
import { absence, Llama, llamaTeacher, promptText } from '../testing/llama.ts';
import { readModel } from './read.ts';

const folder = (name: string): string =>
  fileURLToPath(new URL(`../../../public/models/${name}`, import.meta.url));
const problems = distinctRelayMathProblems('test', 100);
/** Those that the student was seen to call for: they hold a product of two digits by two. */
const hard = problems.filter(({ steps }) => steps.some(({ kind }) => kind === 'product22')).slice(0, 3);

async function greedyText(model: LanguageModel, prompt: readonly number[]): Promise<string> {
  const decoder = model.decoder();
  const bytes: number[] = [];
  let next = prompt;
  for (;;) {
    const logits = await decoder.forward(next);
    const { id } = sample(logits, { temperature: 0, topP: 1, forbidden: [], uniform: 0 });
    if (model.endTokens.includes(id)) break;
    bytes.push(...model.tokenizer.bytesOf(id));
    next = [id];
  }
  decoder.dispose();
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

async function runOf(problem: string, student: LanguageModel, teacher: Teacher): Promise<RunState> {
  let run = emptyRun;
  for await (const event of relay(problem, engineStudent(student), teacher, defaultOptions))
    run = reduceRun(run, event);
  return run;
}

describe.skipIf(absence !== null)(
  `the teacher in llama.cpp${absence === null ? '' : ` (${absence})`}`,
  () => {
    let directory = '';
    let llama: Llama;
    let teacher: LanguageModel;
    let student: LanguageModel;

    beforeAll(async () => {
      [teacher, student] = await Promise.all([
        loadFromFolder(folder('relay-teacher')),
        loadFromFolder(folder('relay-student')),
      ]);
      directory = await mkdtemp(join(tmpdir(), 'relay-gguf-'));
      const file = join(directory, 'teacher.gguf');
      const model = await readModel(folder('relay-teacher'));
      await writeFile(file, ggufModel({ ...model, name: 'relay-teacher' }, 'float32'));
      llama = new Llama(file);
    });
    afterAll(async () => {
      llama.close();
      await Promise.all([teacher.release(), student.release(), rm(directory, { recursive: true })]);
    });

    it('reads any text as the same tokens', async () => {
      const { controlTokens, bytesOf } = teacher.tokenizer;
      const controls = controlTokens.map((id) =>
        new TextDecoder().decode(bytesOf.call(teacher.tokenizer, id)),
      );
      const text = fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({
          unit: fc.constantFrom(' ', '\n', '\t', 'a', "'s", "'LL", 'é', '1', '$', '\\', '。', '🦙'),
        }),
      );
      await fc.assert(
        fc.asyncProperty(text, async (drawn) => {
          fc.pre(!controls.some((control) => drawn.includes(control)));
          expect(await llama.tokenize(drawn)).toEqual(teacher.tokenizer.encode(drawn));
        }),
      );
    });

    it('reads the chat prompt as the same tokens and writes the same solution', async () => {
      for (const { problem } of problems.slice(0, 3)) {
        const prompt = teacher.tokenizer.renderChat([{ role: 'user', content: question(problem) }]);
        expect(await llama.tokenize(promptText(problem))).toEqual(prompt);
        const { text, ended } = await llama.complete(promptText(problem), 512);
        expect({ text, ended }).toEqual({ text: await greedyText(teacher, prompt), ended: true });
      }
    });

    it('teaches as the embedded one does: the same calls, tokens and solutions', async () => {
      let calls = 0;
      for (const { problem } of hard) {
        const [here, there] = [
          await runOf(problem, student, embeddedTeacher(teacher)),
          await runOf(problem, student, llamaTeacher(llama)),
        ];
        expect(solutionText(there)).toBe(solutionText(here));
        expect(there.metrics.calls).toBe(here.metrics.calls);
        expect(there.metrics.teacherTokens).toBe(here.metrics.teacherTokens);
        calls += there.metrics.calls;
      }
      expect(calls).toBeGreaterThan(0);
    });
  },
);
