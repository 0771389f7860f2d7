/**
 * The tokens of one call: converts a teacher's chunks to tokens of the student's vocabulary, at most as many as were
 * granted.
 */
import type { TokenId } from './events.ts';
import type { Vocabulary } from './student.ts';
import type { TeacherChunk } from './teacher.ts';
import { Utf8Decoder } from '../bytes/utf8.ts';

/**
 * Maximum characters of text per granted token. The loop stops reading beyond it: no vocabulary has tokens that long on
 * average, and an endless answer must not fill the memory.
 */
const charactersPerToken = 256;

export class Span {
  /** Ids that were handed out, in order. */
  readonly ids: TokenId[] = [];
  /** The end token where the teacher ended the solution with one of its own. */
  endToken: TokenId | null = null;
  /** The teacher wrote more than it was granted, and the rest was cut off. */
  cut = false;
  /** Why the span cannot process the rest of the answer, as a sentence. */
  fault: string | null = null;
  private sawText = false;
  private sawIds = false;
  private pendingText = '';

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly granted: number,
  ) {}

  /** The answer came as ids of the student's vocabulary only, so that both count the same tokens. */
  get shared(): boolean {
    return this.sawIds && !this.sawText;
  }

  get remaining(): number {
    return this.granted - this.ids.length;
  }

  /** Whether nothing that follows can add to the span. */
  get complete(): boolean {
    return this.cut || this.endToken !== null || this.fault !== null;
  }

  /**
   * Takes a chunk and returns the tokens to write now. Text waits for `close`, which encodes it once and as a whole.
   */
  take(chunk: Exclude<TeacherChunk, { type: 'done' }>): TokenId[] {
    const before = this.ids.length;
    if (chunk.type === 'text') {
      this.sawText ||= chunk.text !== '';
      this.pendingText += chunk.text;
      if (this.pendingText.length > charactersPerToken * this.granted) this.cut = true;
    } else {
      this.sawIds ||= chunk.ids.length > 0;
      this.encodePending();
      for (const id of chunk.ids) {
        if (this.complete) break;
        this.takeId(id);
      }
    }
    return this.ids.slice(before);
  }

  /** Ends the answer, complete or broken off; returns the tokens of the text that waited. */
  close(): TokenId[] {
    const before = this.ids.length;
    this.encodePending();
    return this.ids.slice(before);
  }

  private takeId(id: TokenId): void {
    if (this.vocabulary.endTokens.includes(id)) {
      this.endToken = id;
      return;
    }
    const bytes = this.bytesOf(id);
    if (bytes === null) return;
    // A control token that only the student may write becomes the characters that it is written with.
    const ordinary = this.isControl(id) ? this.vocabulary.encode(new TextDecoder().decode(bytes)) : [id];
    if (ordinary.length > this.remaining) this.cut = true;
    this.ids.push(...ordinary.slice(0, this.remaining));
  }

  private isControl(id: TokenId): boolean {
    const { callOpen, callClose, controlTokens } = this.vocabulary;
    return id === callOpen || id === callClose || (controlTokens?.includes(id) ?? false);
  }

  private bytesOf(id: TokenId): Uint8Array | null {
    try {
      return this.vocabulary.bytesOf(id);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.fault = `The teacher sent token ${id}, which the student does not have. ${why}`;
      return null;
    }
  }

  private encodePending(): void {
    if (this.pendingText === '') return;
    const ids = this.vocabulary.encode(this.pendingText);
    this.pendingText = '';
    if (ids.length > this.remaining) this.cut = true;
    this.ids.push(...(this.cut ? wholeCharacters(ids.slice(0, this.remaining), this.vocabulary) : ids));
  }
}

/** The tokens up to the last one that ends with a character: a cut must not leave half of one. */
function wholeCharacters(ids: readonly TokenId[], vocabulary: Vocabulary): TokenId[] {
  const pieces = new Utf8Decoder();
  let whole = 0;
  ids.forEach((id, index) => {
    pieces.push(vocabulary.bytesOf(id));
    if (!pieces.unfinished) whole = index + 1;
  });
  return ids.slice(0, whole);
}
