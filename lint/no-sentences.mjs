/**
 * A lint rule: no sentences for people in the parts below the page and the command line. There an error is a code with
 * values (coded-error.ts); src/ui/locales has the sentences. A sentence would bypass the language of the page.
 *
 * A text is a sentence when it has three words or more and either starts with a capital and ends with a full stop,
 * question mark or exclamation mark, or has such an end of a sentence within it. The values in a template count as words.
 * Texts for logs are allowed: arguments of `console`. The built-in errors are for programmers: their texts are short
 * phrases, without a capital.
 *
 * @type {import('oxlint/plugins-dev').Rule}
 */
export const noSentences = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      sentence:
        'A sentence for people does not belong here: use a code with values (src/errors/coded-error.ts), and put the sentence into src/ui/locales.',
      message:
        'The text of a built-in error is a phrase for programmers, without a capital. An error that people see has a code (src/errors/coded-error.ts).',
    },
  },
  create(context) {
    const check = (node, text) => {
      if (isLogged(node)) return;
      if (isSentence(text)) context.report({ node, messageId: 'sentence' });
      else if (isTextOfError(node) && /^\p{Lu}\p{Ll}.* /u.test(text))
        context.report({ node, messageId: 'message' });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, wholeText(node));
      },
      TemplateLiteral(node) {
        check(node, wholeText(node));
      },
      JSXText(node) {
        check(node, node.value);
      },
    };
  },
};

/** A value in a template. */
const value = 'value';

/** The text of a literal or template, with all that is joined to it by `+`: reported at its first part. */
function wholeText(node) {
  if (isPlus(node.parent) && node.parent.right === node) return '';
  let top = node;
  while (isPlus(top.parent) && top.parent.left === top) top = top.parent;
  return textOf(top);
}

function textOf(node) {
  if (isPlus(node)) return textOf(node.left) + textOf(node.right);
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : value;
  if (node.type !== 'TemplateLiteral') return value;
  return node.quasis.map((quasi) => quasi.value.cooked ?? '').join(value);
}

const isPlus = (node) => node?.type === 'BinaryExpression' && node.operator === '+';

function isSentence(text) {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu) ?? [];
  if (words.length < 3) return false;
  const line = text.trim();
  return (
    /^["'`“(]?\p{Lu}.*[.?!]["'`”)]?$/su.test(line) || /\p{Ll}{2,}["'`”)]?[.?!] +["'`“]?\p{Lu}/u.test(line)
  );
}

/** Whether a text is an argument of `console.log` and its like, or part of one. */
function isLogged(node) {
  for (let each = node.parent; each !== null && each !== undefined; each = each.parent) {
    if (/Function|Program|ClassBody/.test(each.type)) return false;
    if (each.type === 'CallExpression' && each.callee.object?.name === 'console') return true;
  }
  return false;
}

/** Whether a text is the message of an Error, RangeError or TypeError. */
function isTextOfError({ parent }) {
  return parent.type === 'NewExpression' && /^(?:Range|Type|Syntax)?Error$/.test(parent.callee.name ?? '');
}
