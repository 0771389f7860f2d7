import { expect, it } from 'vitest';
import { lint } from './testing.mjs';

const allowed = [
  "const code = 'teacher-away';",
  "const path = '/api/teacher/prefill';",
  "const label = 'any other chat API, with models that cannot continue a text';",
  "const header = 'Content-Type';",
  "throw new RangeError('no token for this byte');",
  'throw new Error(`cut of ${length} tokens`);',
  "console.error('The proxy failed. See above.', error);",
  "const joined = 'a' + name + '.';",
  'const kind = `TEACHER_KIND`;',
  "const version = 'Ollama 0.5.1';",
];

const sentences = [
  "throw new MadeError('The teacher is away.');",
  "const error = { message: 'Is the server running?' };",
  'const text = `Port ${port} is in use.`;',
  'const text = `${server} broke off before the end. Check that it runs`;',
  "const text = 'The student ' + name + ' failed.';",
  "const text = '`problem` is empty. Send the problem.';",
  "console.log(make(() => 'The teacher is away.'));",
  "throw new TypeError('Strings cannot be kept.');",
];

const messageWithCapital = "throw new Error('No student is loaded');";

it('finds sentences for people and capital messages of errors, and nothing else', async () => {
  const codes = [...allowed, ...sentences, messageWithCapital];
  const found = await lint(
    'no-sentences',
    codes.map((code) => ({ folder: 'src/relay', code })),
  );
  for (const { code, messages } of found) {
    const kinds = messages.map((message) => message.split(' ', 2).join(' '));
    const expected = allowed.includes(code) ? [] : [code === messageWithCapital ? 'The text' : 'A sentence'];
    expect(kinds, code).toEqual(expected);
  }
});
