// A run of more than 8,000 tokens with twenty calls and with formulas, made by the relay itself.
import type { RelayEvent } from '../../relay/events.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { logOf } from '../../relay/testing/run.ts';
import { ScriptedStudent } from '../../relay/testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from '../../relay/testing/scripted-teacher.ts';

/** The log of that run; the same every time. */
export function longLog(): Promise<RelayEvent[]> {
  const vocabulary = new ByteVocabulary(['word ', 'and ']);
  const calling = vocabulary.script('<call>2</call>');
  const line = (i: number) => {
    // Each line has other words than the ones around it: a run that repeats itself is ended.
    const text = Array.from({ length: 8 }, (_, bit) => ((i >> bit) & 1 ? 'and ' : 'word ')).join('');
    // What models write between their sentences: prices, formulas, steps and sums on lines of their own.
    const formula =
      i % 12 === 0
        ? `$${String(i)} \\times 3 = \\frac{${String(i * 6)}}{2}$ `
        : i % 12 === 6
          ? '$5 and '
          : '';
    const step = i % 30 === 29 ? `\n**Step ${String(i)}**\n\\[x = ${String(i)}\\]\n\n` : '';
    const words = vocabulary.encode(`${text}${formula}so.\n${step}`);
    return i % 100 === 50 ? [...words, ...calling] : words;
  };
  const script = Array.from({ length: 700 }, (_, i) => line(i)).flat();
  const student = new ScriptedStudent(script, { vocabulary, contextLength: 20_000 });
  const teacher = new ScriptedTeacher(() => idsAnswer(vocabulary.encode('OK')));
  let time = 0;
  const now = () => (time += 1);
  return logOf(student, teacher, { limits: { maxCalls: 20, maxTokens: 20_000 }, now });
}
