/**
 * The tokens of one call: converts a teacher's chunks to tokens of the student's vocabulary.
 *
 * The n of a call counts tokens of the teacher. Text whose tokens the teacher has counted is kept whole; only the room of
 * the run shortens it. Where the teacher reports no count, the student's tokenizer counts, and a cut falls on a boundary
 * of words, numbers and characters.
 */
import type { CodedError } from '../errors/coded-error.ts';
import { relayError } from './errors.ts';
import type { TokenId } from './events.ts';
import type { Vocabulary } from './student.ts';
import type { TeacherChunk } from './teacher.ts';
import { endsInRepetition } from './repetition.ts';
import { cutAtBoundary, wholeCharacters } from './text-boundary.ts';

/**
 * Maximum characters of text per granted token. The loop stops reading beyond it: no vocabulary has tokens that long on
 * average, and an endless answer must not fill the memory.
 */
const charactersPerToken = 256;

/** Text is looked at for a repetition each time that it has grown by so many characters: encoding it costs time. */
const charactersPerLook = 256;

/** What a span may hold, in tokens of the student's vocabulary. */
export interface SpanRoom {
  /** What the solution's length and the student's context leave. */
  readonly written: number;
  /** What the run's teacher tokens leave: binds where the student's tokenizer counts. */
  readonly counted: number;
}

/** Why an answer is not kept whole. */
export type SpanCut =
  | 'cut' // the teacher wrote more than n of its tokens
  | 'cut-by-estimate' // it reports no count, and by the student's tokenizer it wrote more than n
  | 'cut-by-limit'; // the run or the student's context has no room for the rest

/**
 * Who counts the tokens of a text: the teacher, the student's tokenizer where the teacher reports no count, and neither
 * where the answer broke off, as less than n came.
 */
export type TokenCount = 'teacher' | 'student' | 'none';

/** The tokens of one call, from the first chunk to the end of the answer. */
export class TeacherSpan {
  readonly #vocabulary: Vocabulary;
  readonly #granted: number;
  readonly #room: SpanRoom;
  /** Ids that were handed out, in order. */
  readonly ids: TokenId[] = [];
  /** The end token where the teacher ended the solution with one of its own. */
  endToken: TokenId | null = null;
  /** Why the rest was cut off; null where nothing was. */
  cut: SpanCut | null = null;
  /** Why the span cannot process the rest of the answer, as a sentence. */
  fault: CodedError | null = null;
  #sawText = false;
  #sawIds = false;
  #pendingText = '';
  /** The text is longer than any answer of n tokens. */
  #isFlood = false;
  #repeats = false;
  /** Length of the text when it was last looked at. */
  #looked = 0;
  /** The most tokens that `ids` may hold. */
  #limit: number;

  /** @param granted the n of the call, at least 1 and at most `room.written` */
  constructor(vocabulary: Vocabulary, granted: number, room: SpanRoom) {
    this.#vocabulary = vocabulary;
    this.#granted = granted;
    this.#room = room;
    this.#limit = granted;
  }

  /** The answer came as ids of the student's vocabulary only, so that both count the same tokens. */
  get shared(): boolean {
    return this.#sawIds && !this.#sawText;
  }

  /** How many more tokens it may hold. */
  get remaining(): number {
    return this.#limit - this.ids.length;
  }

  /** Whether it holds n tokens as the student's tokenizer counts them. */
  get isFull(): boolean {
    return this.ids.length >= this.#granted;
  }

  /** Whether nothing that follows can add to the span. */
  get complete(): boolean {
    return this.#isFlood || this.cut !== null || this.endToken !== null || this.fault !== null;
  }

  /** Whether the text that waits ends in a repetition: the rest would be more of it. */
  get repeats(): boolean {
    return this.#repeats;
  }

  /**
   * Takes a chunk and returns the tokens to write now. Text waits for `close`, which encodes it once and as a whole.
   */
  take(chunk: Exclude<TeacherChunk, { type: 'done' }>): TokenId[] {
    const before = this.ids.length;
    if (chunk.type === 'text') {
      this.#sawText ||= chunk.text !== '';
      this.#pendingText += chunk.text;
      this.#isFlood = this.#pendingText.length > charactersPerToken * this.#granted;
      this.#look();
    } else {
      this.#sawIds ||= chunk.ids.length > 0;
      this.#encodePending('student');
      for (const id of chunk.ids) {
        if (this.complete) break;
        this.#takeId(id);
      }
    }
    return this.ids.slice(before);
  }

  /** Ends the answer; returns the tokens of the text that waited. */
  close(by: TokenCount): TokenId[] {
    const before = this.ids.length;
    this.#encodePending(this.#isFlood ? 'student' : by);
    return this.ids.slice(before);
  }

  #look(): void {
    if (this.#pendingText.length < this.#looked + charactersPerLook) return;
    this.#looked = this.#pendingText.length;
    this.#repeats = endsInRepetition(this.#vocabulary.encode(this.#pendingText));
  }

  #takeId(id: TokenId): void {
    if (this.#vocabulary.endTokens.includes(id)) {
      this.endToken = id;
      return;
    }
    const bytes = this.#bytesOf(id);
    if (bytes === null) return;
    // A control token that only the student may write becomes the characters that it is written with.
    const ordinary = this.#isControl(id) ? this.#vocabulary.encode(new TextDecoder().decode(bytes)) : [id];
    const left = Math.max(this.#granted - this.ids.length, 0);
    if (ordinary.length > left) this.cut = 'cut';
    this.ids.push(...ordinary.slice(0, left));
  }

  #isControl(id: TokenId): boolean {
    const { callOpen, callClose, controlTokens } = this.#vocabulary;
    return id === callOpen || id === callClose || (controlTokens?.includes(id) ?? false);
  }

  #bytesOf(id: TokenId): Uint8Array | null {
    try {
      return this.#vocabulary.bytesOf(id);
    } catch {
      this.fault = relayError('token-unknown', { id });
      return null;
    }
  }

  #encodePending(by: TokenCount): void {
    if (this.shared) return;
    const { written, counted } = this.#room;
    this.#limit = Math.max(this.#limit, by === 'teacher' ? written : Math.min(written, counted));
    if (this.#pendingText === '') return;
    const ids = this.#vocabulary.encode(this.#pendingText);
    this.#pendingText = '';
    this.ids.push(...ids.slice(0, this.#fitting(ids, by === 'student')));
  }

  /** How many of the ids are kept; sets `cut` where that is not all. */
  #fitting(ids: readonly TokenId[], countsByStudent: boolean): number {
    let end = ids.length;
    const due = Math.max(this.#granted - this.ids.length, 0);
    if (countsByStudent && end > due) {
      end = due === 0 ? 0 : cutAtBoundary(ids, due, this.#vocabulary);
      if (end < ids.length) this.cut = 'cut-by-estimate';
    }
    if (end <= this.remaining) return end;
    this.cut = 'cut-by-limit';
    return wholeCharacters(ids, this.remaining, this.#vocabulary);
  }
}
