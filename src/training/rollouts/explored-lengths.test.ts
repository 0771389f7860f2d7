import { expect, it } from 'vitest';
import type { TokenId } from '../../relay/events.ts';
import { ByteVocabulary, callClose, callOpen, endToken } from '../../relay/testing/byte-vocabulary.ts';
import { logOf, only } from '../../relay/testing/run.ts';
import { ScriptedStudent, type Moment } from '../../relay/testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from '../../relay/testing/scripted-teacher.ts';
import { foldAll } from '../../relay/fold.ts';
import { solutionText } from '../../relay/solution.ts';
import { LengthExplorer } from './explored-lengths.ts';

const vocabulary = new ByteVocabulary();
const [seven] = vocabulary.encode('7') as [TokenId];
const answers = ['A', 'B'].map((text) => idsAnswer(vocabulary.encode(text)));

/** Writes a seven, asks for seven tokens, and does both again behind each of the teacher's two answers. */
function sevens({ solution }: Moment): TokenId {
  const last = solution.at(-1);
  if (last === callOpen) return seven;
  if (solution.at(-2) === callOpen) return callClose;
  if (last !== seven) return seven;
  return solution.filter((id) => id === seven).length > answers.length ? endToken : callOpen;
}

/** That run, its lengths drawn with these numbers, one after the other. */
async function run(draws: readonly number[]) {
  const rest = [...draws];
  const uniform = () => rest.shift() ?? expect.fail('more numbers were drawn than are wanted');
  const explorer = new LengthExplorer(new ScriptedStudent(sevens), { share: 0.2, most: 4, uniform });
  const log = await logOf(explorer, new ScriptedTeacher(answers));
  const asked = only(log, 'call-requested').map(({ requested }) => requested);
  return { asked, text: solutionText(foldAll(log)), left: rest.length };
}

it('asks for a drawn length in its share of the commands, and changes no other number', async () => {
  const { asked, text, left } = await run([0.19, 0.5, 0.2]);
  expect(asked).toEqual([3, 7]);
  expect(text).toBe('7A7B7');
  expect(left).toBe(0);
});

it('draws each length from one to the most', async () => {
  const drawn = [0, 0.25, 0.5, 0.999].map(async (draw) => (await run([0, draw, 0.2])).asked[0]);
  expect(await Promise.all(drawn)).toEqual([1, 2, 3, 4]);
});

it('refuses lengths that the vocabulary has no single token for', () => {
  const exploration = { share: 0.2, most: 10, uniform: () => 0 };
  expect(() => new LengthExplorer(new ScriptedStudent(''), exploration)).toThrow(/length 10/);
});
