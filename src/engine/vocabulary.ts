/**
 * The vocabulary of tokenizer.json, and the two ways by which text is cut into its tokens: merges (BPE), and the most
 * probable pieces (Unigram).
 */
import { z } from 'zod';

const bpe = z.looseObject({
  type: z.literal('BPE'),
  byte_fallback: z.boolean().optional(),
  vocab: z.record(z.string(), z.int().nonnegative()),
  merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
});

const unigram = z.looseObject({
  type: z.literal('Unigram'),
  byte_fallback: z.boolean().optional(),
  /** Pieces in the order of their ids, each with the logarithm of its probability. */
  vocab: z.array(z.tuple([z.string(), z.number()])),
  unk_id: z.int().nonnegative().nullish(),
});

export const vocabularyModel = z.discriminatedUnion('type', [bpe, unigram], {
  error: 'expected BPE or Unigram',
});
export type VocabularyModel = z.infer<typeof vocabularyModel>;
export type BpeModel = z.infer<typeof bpe>;
export type UnigramModel = z.infer<typeof unigram>;

/** All tokens with their ids, except for the added ones. */
export function tokensIn(model: VocabularyModel): readonly (readonly [token: string, id: number])[] {
  switch (model.type) {
    case 'BPE':
      return Object.entries(model.vocab);
    case 'Unigram':
      return model.vocab.map(([piece], id) => [piece, id]);
  }
}
