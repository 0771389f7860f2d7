import { expect, it } from 'vitest';
import type { TokenId } from '../../relay/events.ts';
import { ByteVocabulary, callClose, callOpen, endToken } from '../../relay/testing/byte-vocabulary.ts';
import { logOf, only } from '../../relay/testing/run.ts';
import { ScriptedStudent, type Moment } from '../../relay/testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from '../../relay/testing/scripted-teacher.ts';
import { reduceLog } from '../../relay/run-state.ts';
import { solutionText } from '../../relay/solution.ts';
import { LengthExplorer } from './length-explorer.ts';

const vocabulary = new ByteVocabulary();
const [seven] = vocabulary.encode('7') as [TokenId];
const answers = ['A', 'B'].map((text) => idsAnswer(vocabulary.encode(text)));

/** Writes a seven and asks for seven tokens, and repeats both after each of the teacher's two answers. */
function sevens({ solution }: Moment): TokenId {
  const last = solution.at(-1);
  if (last === callOpen) return seven;
  if (solution.at(-2) === callOpen) return callClose;
  if (last !== seven) return seven;
  return solution.filter((id) => id === seven).length > answers.length ? endToken : callOpen;
}

/** What that run asks for, its numbers taken from these, one after the other. */
async function run(draws: readonly number[], script = sevens) {
  const rest = [...draws];
  const uniform = () => rest.shift() ?? expect.fail('more numbers were drawn than are wanted');
  const explorer = new LengthExplorer(new ScriptedStudent(script), { share: 0.2, uniform });
  const log = await logOf(explorer, new ScriptedTeacher(answers));
  const asked = only(log, 'call-requested').map(({ requested }) => requested);
  return { asked, text: solutionText(reduceLog(log)), left: rest.length };
}

it('asks for one fewer in its share of the commands, and changes no other number', async () => {
  expect(await run([0.19, 0.2])).toEqual({ asked: [6, 7], text: '7A7B7', left: 0 });
});

it('leaves a command as it is that asks for one token, or for more than nine', async () => {
  const [one, two] = vocabulary.encode('12') as [TokenId, TokenId];
  const short = (moment: Moment) => (moment.solution.at(-1) === callOpen ? one : sevens(moment));
  expect((await run([], short)).asked).toEqual([1, 1]);
  const long = (moment: Moment) => (moment.solution.at(-2) === callOpen ? two : short(moment));
  const closed = (moment: Moment) => (moment.solution.at(-3) === callOpen ? callClose : long(moment));
  expect((await run([], closed)).asked).toEqual([12, 12]);
});
