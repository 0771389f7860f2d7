/**
 * The vocabulary of a student behind a server that speaks in text: each distinct piece of text gets a number. The numbers
 * mean nothing outside one run, so no teacher gets them.
 */
import type { TokenId } from '../../relay/events.ts';
import type { Vocabulary } from '../../relay/student.ts';

const [end, open, close] = [0, 1, 2] as TokenId[] as [TokenId, TokenId, TokenId];
const controls = ['', '<call>', '</call>'] as const;

/** Words with the space before them, numbers digit by digit, and single characters: about as long as a model's tokens. */
const pieces = /\s?\p{L}{1,8}|\d|\s+|[^\s\p{L}\d]/gu;

export class TextVocabulary implements Vocabulary {
  /** Empty: the ids have no meaning elsewhere. */
  readonly fingerprint = '';
  readonly callOpen = open;
  readonly callClose = close;
  readonly endToken = end;
  readonly endTokens = [end];
  readonly controlTokens = [open, close];
  readonly #texts: string[] = [...controls];
  readonly #ids = new Map<string, TokenId>();
  readonly #encoder = new TextEncoder();

  /** Forgets the pieces of earlier runs. */
  reset(): void {
    this.#texts.length = controls.length;
    this.#ids.clear();
  }

  /** The id of a piece of text. The text of a control token gives an ordinary id. */
  idOf(text: string): TokenId {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length as TokenId;
    this.#texts.push(text);
    this.#ids.set(text, id);
    return id;
  }

  /** @throws RangeError for an id of another run */
  textOf(id: TokenId): string {
    const text = this.#texts[id];
    if (text === undefined) throw new RangeError(`There is no piece ${id}.`);
    return text;
  }

  textOfAll(ids: readonly TokenId[]): string {
    return ids.map((id) => this.textOf(id)).join('');
  }

  bytesOf(id: TokenId): Uint8Array {
    return this.#encoder.encode(this.textOf(id));
  }

  /** Outside text, cut into pieces. `<call>` becomes three of them, and so no command. */
  encode(text: string): TokenId[] {
    return Array.from(text.matchAll(pieces), ([piece]) => this.idOf(piece));
  }
}
