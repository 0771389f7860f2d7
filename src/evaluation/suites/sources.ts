/**
 * Where the benchmarks come from: files at a pinned revision, with their SHA-256, and how their rows become problems. The
 * hashes of Git LFS files are those of their pointers; the others were computed from the files.
 */
import { z } from 'zod';
import { extractAnswer } from '../../math/answer/extract.ts';
import { choiceProblem } from './choice.ts';
import type { EvalProblem } from './suite.ts';

export interface SourceFile {
  readonly path: string;
  /** Of the whole file, hex. */
  readonly sha256: string;
}

export interface SuiteSource {
  readonly host: 'github' | 'huggingface';
  /** `owner/name`. */
  readonly repository: string;
  /** A whole commit id. */
  readonly revision: string;
  readonly files: readonly SourceFile[];
  readonly format: 'jsonl' | 'json' | 'parquet';
  /**
   * The problems in a row of a file; several where one object holds them all.
   * @param index of the row in its file, from 0
   * @param path of its file
   * @throws ZodError for a row of another shape
   */
  readonly problems: (row: unknown, index: number, path: string) => readonly EvalProblem[];
}

const plain = (id: string, problem: string, answer: string): readonly EvalProblem[] => [
  { id, problem: problem.trim(), answer: answer.trim(), reference: null },
];

const gsm8kRow = z.object({ question: z.string(), answer: z.string() });
const mathRow = z.object({ problem: z.string(), answer: z.string() });
const solvedRow = z.object({ problem: z.string(), solution: z.string() });
const olympiadRow = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  final_answer: z.array(z.string()).min(1),
});
const aime2025Row = z.object({ question: z.string(), answer: z.string() });
const aime2024Row = z.object({
  id: z.number(),
  problem: z.string(),
  answer: z.union([z.string(), z.number()]),
});
const mmluProRow = z.object({
  question_id: z.union([z.number(), z.bigint()]),
  question: z.string(),
  options: z.array(z.string()),
  answer_index: z.union([z.number(), z.bigint()]).transform(Number),
});
const superGpqaRow = z.object({
  uuid: z.string(),
  question: z.string(),
  options: z.array(z.string()).min(2),
  answer_letter: z.string().regex(/^[A-Z]$/),
});
const bbehFile = z.object({ examples: z.array(z.object({ input: z.string(), target: z.string() })) });

/** A copy of MATH-500 begins each problem with this sentence, which the prompt says already. */
const boxSentence = /^Return your final response within \\boxed\{\}\.\s*/;

const bbehTasks = {
  boardgame_qa: '3d47dc41eb825b2ee77a696e79859d8d2043b1bf04077e120caec4ad324f32a8',
  boolean_expressions: '49e763f10dbea048be56036c8cbf2a6d0bb735235e3806b50809a1addb57eee2',
  buggy_tables: 'c27b76200bf1b0d4ada3729f5a40aa1f0062267e42c4f40820b3e40891c3fe85',
  causal_understanding: 'b10bbf43f7f5cdde927b0ad03f99a7a78b3525de4bfa90008b36b12b010c9a81',
  disambiguation_qa: '6d34e0c89c3b1e1386df5919159b8d67b4668308d1225bd1ee54eb1e946472bd',
  dyck_languages: 'a089612502bdfb98a447c8cba84f972724308ea0d059e8561e3cc9785de585cc',
  geometric_shapes: '7ff506d026450cb878a0963ce478724ad1451bc56469c813c791b9345ac1bea7',
  hyperbaton: '0fbacc94f4c740c3050021f4c57089f2011d7bd77fcff3346a7f4b9dbef842e2',
  linguini: 'ba387d2aa1bde122e6c9937fca4e075b9cc7d64e6047b170cfcffd6304919ea8',
  movie_recommendation: '808882647b84c116a57e0975e3d357749525e12d215c4a5dae83de83ae8c4772',
  multistep_arithmetic: '47207086cd2afe74df9968172d24134c82af8c666144092f04e4c1ebad8cf3d2',
  nycc: '67c9a9dca40e6ec820a279da19a019cedd5427fbaaae3fd175cdb74965474b08',
  object_counting: 'a0a8b10ca1aa06eae611c7c7e854fbec4f9622c8f74a74ffa00436a9a8609b67',
  object_properties: 'd606b3aa0c35d5397afc5937207174593c82ad5dfcaf7e5dfb40a99278aef0e4',
  sarc_triples: '4c7b8eb4b542d326152394456c0a1afc8ef5447ee06dd4187b7eb91027a6b821',
  shuffled_objects: '43cda28220c66e8d63e667d3091cd18b0b17aa55c005bb24bbb63144afdba9c1',
  spatial_reasoning: 'e77986b73e0ed15b5f950978b7758f55311b4d50e7215961084b126e4d960cb7',
  sportqa: '69b3f164d9617eab9185830eacf4250badb56c2d718ddc75012597ed1a4bc9bf',
  temporal_sequence: '55f6711d3d76925acb5d2fffdc1947e0e7186c686f0a343598394a57df6c7c6e',
  time_arithmetic: '2510515a6f12024a742743e29a389f07beacb3bf4c71e0b59be12f3e364cf31b',
  web_of_lies: '15f23d32579285701f68dae7947e2191eff21ee97440dfa73cb3565a66c77a6d',
  word_sorting: 'f49674b7b85774d6190c2844e1682c2ee8ff591ca1eeee4e785a45ef1e20024d',
  zebra_puzzles: '0acd979060ee49f063f241dd1a298bd80b63d6b7fbfb08057ff480bff98a6198',
} as const;

const qwenMath = {
  host: 'github',
  repository: 'QwenLM/Qwen2.5-Math',
  revision: 'a45202bd16f1ec06f433442dc1152d0074773465',
  format: 'jsonl',
} as const;

export const sources: Readonly<Record<string, SuiteSource>> = {
  gsm8k: {
    host: 'github',
    repository: 'openai/grade-school-math',
    revision: '3101c7d5072418e28b9008a6636bde82a006892c',
    format: 'jsonl',
    files: [
      {
        path: 'grade_school_math/data/test.jsonl',
        sha256: '3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14',
      },
    ],
    problems: (row, index) => {
      const { question, answer } = gsm8kRow.parse(row);
      return plain(`gsm8k-${index}`, question, answer.slice(answer.lastIndexOf('####') + 4));
    },
  },
  math500: {
    host: 'github',
    repository: 'MobileLLM/BudgetThinker',
    revision: 'f0466b9d37595f46603387baa5930e312fefb7f5',
    format: 'jsonl',
    files: [
      {
        path: 'evaluation/data/math500/test.jsonl',
        sha256: 'db26dec8a34d6f707f1479f95e01939e21cf83254218a0b55e44b42abff37c27',
      },
    ],
    problems: (row, index) => {
      const { problem, answer } = mathRow.parse(row);
      return plain(`math500-${index}`, problem.replace(boxSentence, ''), answer);
    },
  },
  minerva: {
    ...qwenMath,
    files: [
      {
        path: 'evaluation/data/minerva_math/test.jsonl',
        sha256: '0e656b430d3a0a1dab6aa853f453ba3805e28e2cabe4fc72486a897cc09d8ba2',
      },
    ],
    problems: (row, index) => {
      const { problem, solution } = solvedRow.parse(row);
      return plain(`minerva-${index}`, problem, z.string().parse(extractAnswer(solution)));
    },
  },
  olympiadbench: {
    ...qwenMath,
    files: [
      {
        path: 'evaluation/data/olympiadbench/test.jsonl',
        sha256: 'bb8c1e38a16ea9eacb77530315a674d883f267fbff79183effc53681b4fcc416',
      },
    ],
    problems: (row) => {
      const { id, question, final_answer } = olympiadRow.parse(row);
      return plain(`olympiadbench-${id}`, question, final_answer.join(', '));
    },
  },
  aime2024: {
    ...qwenMath,
    files: [
      {
        path: 'evaluation/data/aime24/test.jsonl',
        sha256: 'af2b8bd2aa911b6333ad0df32f3ca05c7ae8ed10f1731f4372c8ae26990bf7ac',
      },
    ],
    problems: (row, index) => {
      const { problem, answer } = aime2024Row.parse(row);
      return plain(`aime2024-${index}`, problem, String(answer));
    },
  },
  aime2025: {
    host: 'github',
    repository: 'zwRuan/gift',
    revision: '277d059aae6a61e0d08b6287d2e6c1ca042b0f60',
    format: 'jsonl',
    files: [
      {
        path: 'data/aime25/test.jsonl',
        sha256: '4b1696fc6ba938dda890984ca8107da0515321ac9cb47b6617a6bff1a92c3b21',
      },
    ],
    problems: (row, index) => {
      const { question, answer } = aime2025Row.parse(row);
      return plain(`aime2025-${index}`, question, answer);
    },
  },
  'mmlu-pro': {
    host: 'huggingface',
    repository: 'TIGER-Lab/MMLU-Pro',
    revision: '30527804ea8854662078e457808040d872ecdf29',
    format: 'parquet',
    files: [
      {
        path: 'data/test-00000-of-00001.parquet',
        sha256: '88bae2ff3b298bfaba228461d4ad4ee3033107329d2548ae3e3b27a34e6c0e2a',
      },
    ],
    problems: (row) => {
      const { question_id, question, options, answer_index } = mmluProRow.parse(row);
      // Older rows fill up to ten options with this.
      const given = options.filter((option) => option !== 'N/A');
      return [choiceProblem(`mmlu-pro-${question_id}`, question, given, answer_index)];
    },
  },
  bbeh: {
    host: 'github',
    repository: 'google-deepmind/bbeh',
    revision: '80d12ca916b7158f22293fcf3144f4d3d854d4be',
    format: 'json',
    files: Object.entries(bbehTasks).map(([task, sha256]) => ({
      path: `bbeh/benchmark_tasks/bbeh_${task}/task.json`,
      sha256,
    })),
    problems: (file, _, path) => {
      const task = /bbeh_(\w+)\/task\.json$/.exec(path)?.[1] ?? path;
      return bbehFile
        .parse(file)
        .examples.flatMap(({ input, target }, index) => plain(`bbeh-${task}-${index}`, input, target));
    },
  },
  supergpqa: {
    host: 'huggingface',
    repository: 'm-a-p/SuperGPQA',
    revision: '05eef0be7d48bb605979bc70f9b95b1a9d417073',
    format: 'jsonl',
    files: [
      {
        path: 'SuperGPQA-all.jsonl',
        sha256: 'bbb7a0ba29a013301f913f02add57641de28bc6b0ceb64d0c6f8b5440910de9e',
      },
    ],
    problems: (row) => {
      const { uuid, question, options, answer_letter } = superGpqaRow.parse(row);
      return [choiceProblem(uuid, question, options, answer_letter.charCodeAt(0) - 65)];
    },
  },
};
