import { expect, it } from 'vitest';
import type { PolicyName } from '../../relay/events.ts';
import { wordProblem } from '../../math/word-problems/word-problems.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { stateOf } from '../../relay/testing/run.ts';
import { ScriptedStudent } from '../../relay/testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from '../../relay/testing/scripted-teacher.ts';
import { byteCharacters } from '../../bytes/byte-alphabet.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';
import { outcomeOf, rolloutDocument } from './rollout.ts';

const tokenizer = new TrainingTokenizer({ tokens: [...byteCharacters], merges: [] });
const asked = wordProblem('train', 0);
const prompt = tokenizer.prompt(asked.problem);

/** A student that writes `script`, and a teacher that answers every call with XY. */
const rollout = async (script: string, limits = {}, policy: PolicyName = 'learned') => {
  const teacher = new ScriptedTeacher(() => idsAnswer(new ByteVocabulary().encode('XY')));
  const run = await stateOf(new ScriptedStudent(script), teacher, { policy, limits });
  return { problem: asked, run };
};

it('is learned from by what the student wrote: its command too, the prompt and the teacher not', async () => {
  const given = await rollout('ab<call>2</call>c');
  const written = [...given.run.tokens];
  const authors = written.map(({ author }) => author);
  expect(authors.filter((author) => author === 'teacher')).toHaveLength(2);
  const { tokens, weights, commandMask } = rolloutDocument(tokenizer, given, false);
  expect(tokens).toEqual([...prompt, ...written.map(({ id }) => id)]);
  expect(weights.slice(0, prompt.length)).toEqual(prompt.map(() => 0));
  expect(weights.slice(prompt.length)).toEqual(authors.map((author) => (author === 'student' ? 1 : 0)));
  const commands = written.map(({ isCommand }) => isCommand);
  expect(commandMask?.slice(prompt.length).map((command) => command > 0)).toEqual(commands);
});

it('keeps a malformed command in the context, where the student had it too', async () => {
  const { commandMask } = rolloutDocument(tokenizer, await rollout('ab<call>two</call>c'), false);
  expect(commandMask?.every((command) => command === 0)).toBe(true);
});

it("carries the teacher's tokens as well under the ablation", async () => {
  const given = await rollout('ab<call>2</call>c');
  const { weights } = rolloutDocument(tokenizer, given, true);
  const teacher = [...given.run.tokens].flatMap(({ author }, i) =>
    author === 'teacher' ? weights[prompt.length + i] : [],
  );
  // The first teacher token has weight 0: the student never predicts it from the command.
  expect(teacher).toEqual([0, 1]);
});

it('marks the tokens that were drawn with calls masked', async () => {
  const masked = async (...given: Parameters<typeof rollout>) => {
    const { tokens, callsMasked } = rolloutDocument(tokenizer, await rollout(...given), false);
    expect(callsMasked).toHaveLength(tokens.length);
    expect(callsMasked?.slice(0, prompt.length)).toEqual(prompt.map(() => 0));
    return callsMasked?.slice(prompt.length).join('');
  };
  expect(await masked('ab<call>2</call>c')).toMatch(/^0+$/);
  // Calls are masked after the last call that the run allows.
  expect(await masked('ab<call>2</call>c', { maxCalls: 1 })).toMatch(/^0{5}1{3,}$/);
  expect(await masked('abc', {}, 'never')).toMatch(/^1+$/);
  expect(await masked('abc', { maxCalls: 0 })).toMatch(/^1+$/);
});

it('is right when its boxed answer is, and when it came to an end', async () => {
  const answer = `\\boxed{${asked.answer}}`;
  expect(outcomeOf(await rollout(answer)).right).toBe(true);
  expect(outcomeOf(await rollout('\\boxed{-1}')).right).toBe(false);
  expect(outcomeOf(await rollout(`${answer} and on`, { maxTokens: answer.length + 3 })).right).toBe(false);
});

it('is not right with a command that is none', async () => {
  expect(outcomeOf(await rollout(`a<call>two</call>b \\boxed{${asked.answer}}`)).right).toBe(false);
});

it('called when it gave a well-formed command for tokens', async () => {
  expect(outcomeOf(await rollout('a<call>2</call>b'))).toMatchObject({ called: true });
  expect(outcomeOf(await rollout('a<call>0</call>b'))).toMatchObject({ called: false, askedRatio: 0 });
  expect(outcomeOf(await rollout('a<call>two</call>b'))).toMatchObject({ called: false });
});
