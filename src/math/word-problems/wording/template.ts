/**
 * The small language that wordings are written in. It knows choices and slots; it does not know what a slot means.
 *
 * - `[a|b|c]` takes one of the alternatives at random; they may be empty and may hold further choices and slots.
 * - `<buys|bought>` takes the first alternative in a problem told in the present, the second in one told in the past.
 * - `{slot}` is replaced by what `resolve` returns for the text between the braces; that may be a template itself.
 */
export interface Expansion {
  /** An index from 0 to `count - 1` for a choice of `count` alternatives. */
  readonly choose: (count: number) => number;
  readonly tense: 'present' | 'past';
  readonly resolve: (slot: string) => string;
}

const closing: Readonly<Record<string, string>> = { '[': ']', '<': '>', '{': '}' };

/** The index of the bracket that closes the one at `start`. @throws SyntaxError where none does */
function endOf(template: string, start: number): number {
  const open = template[start] ?? '';
  const close = closing[open] ?? '';
  let depth = 0;
  for (let i = start; i < template.length; i++) {
    if (template[i] === open) depth++;
    else if (template[i] === close && --depth === 0) return i;
  }
  throw new SyntaxError(`Nothing closes the "${open}" at ${start} in "${template}".`);
}

/** The alternatives between `|` that are not inside a bracket. */
function alternatives(body: string): string[] {
  const parts = [''];
  for (let i = 0; i < body.length; i++) {
    const character = body[i] ?? '';
    if (character in closing) {
      const end = endOf(body, i);
      parts.push(`${parts.pop()}${body.slice(i, end + 1)}`);
      i = end;
    } else if (character === '|') parts.push('');
    else parts.push(`${parts.pop()}${character}`);
  }
  return parts;
}

/**
 * The text of a template. Choices and slots are taken from left to right, so the same draws give the same text.
 *
 * @throws SyntaxError where a bracket is not closed, or a choice of tense has other than two alternatives
 */
export function expand(template: string, expansion: Expansion): string {
  let text = '';
  for (let i = 0; i < template.length; i++) {
    const character = template[i] ?? '';
    if (!(character in closing)) {
      text += character;
      continue;
    }
    const end = endOf(template, i);
    const body = template.slice(i + 1, end);
    i = end;
    if (character === '{') {
      text += expand(expansion.resolve(body), expansion);
      continue;
    }
    const parts = alternatives(body);
    if (character === '<' && parts.length !== 2)
      throw new SyntaxError(`"<${body}>" needs a present and a past form.`);
    const at = character === '[' ? expansion.choose(parts.length) : expansion.tense === 'past' ? 1 : 0;
    text += expand(parts[at] ?? '', expansion);
  }
  return text;
}

/** How many texts a template has, slots counted once. */
export function countForms(template: string): number {
  let product = 1;
  for (let i = 0; i < template.length; i++) {
    if (!((template[i] ?? '') in closing)) continue;
    const end = endOf(template, i);
    if (template[i] !== '{') {
      const sum = alternatives(template.slice(i + 1, end)).reduce(
        (total, part) => total + countForms(part),
        0,
      );
      product *= sum;
    }
    i = end;
  }
  return product;
}
