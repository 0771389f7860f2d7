// A run of more than 8,000 tokens with twenty calls, made by the relay itself.
import type { RelayEvent } from '../src/relay/events.ts';
import { ByteVocabulary } from '../src/relay/testing/byte-vocabulary.ts';
import { logOf } from '../src/relay/testing/run.ts';
import { ScriptedStudent } from '../src/relay/testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from '../src/relay/testing/scripted-teacher.ts';

export function longLog(): Promise<RelayEvent[]> {
  const vocabulary = new ByteVocabulary(['word ', 'and ']);
  const words = vocabulary.encode(`${'word and '.repeat(4)}so.\n`);
  const calling = vocabulary.script('<call>2</call>');
  const line = (i: number) => (i % 100 === 50 ? [...words, ...calling] : words);
  const script = Array.from({ length: 700 }, (_, i) => line(i)).flat();
  const student = new ScriptedStudent(script, { vocabulary, contextLength: 20_000 });
  const teacher = new ScriptedTeacher(() => idsAnswer(vocabulary.encode('OK')));
  let time = 0;
  const now = () => (time += 1);
  return logOf(student, teacher, { limits: { maxCalls: 20, maxTokens: 20_000 }, now });
}
