import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import { noSentences } from './no-sentences.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

const sentence = [{ messageId: 'sentence' }];
const message = [{ messageId: 'message' }];

new RuleTester().run('no-sentences', noSentences, {
  valid: [
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
  ],
  invalid: [
    { code: "throw new MadeError('The teacher is away.');", errors: sentence },
    { code: "const error = { message: 'Is the server running?' };", errors: sentence },
    { code: 'const text = `Port ${port} is in use.`;', errors: sentence },
    { code: 'const text = `${server} broke off before the end. Check that it runs`;', errors: sentence },
    { code: "const text = 'The student ' + name + ' failed.';", errors: sentence },
    { code: "const text = '`problem` is empty. Send the problem.';", errors: sentence },
    { code: "console.log(make(() => 'The teacher is away.'));", errors: sentence },
    { code: "throw new Error('No student is loaded');", errors: message },
    { code: "throw new TypeError('Strings cannot be kept.');", errors: sentence },
  ],
});
