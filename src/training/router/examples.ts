/**
 * Training examples for a router: positions of solutions, each labelled with whether the teacher's token there changes
 * the outcome. The student writes a solution. Where the teacher would write a different token, the teacher completes
 * the solution from both tokens, and both results are graded. If the teacher's token was needed, the solution continues
 * with it, so that later positions are those of a run with help.
 */

/** The two models, for many sequences at once; a sequence is a prompt with a beginning of a solution. */
export interface Authors {
  /** The student's greedy solutions from there on, end token included where it came. */
  readonly student: (sequences: readonly (readonly number[])[]) => Promise<readonly (readonly number[])[]>;
  /** The teacher's. */
  readonly teacher: (sequences: readonly (readonly number[])[]) => Promise<readonly (readonly number[])[]>;
  /** The token that the teacher would write after each token of a sequence but the last. */
  readonly teacherReads: (
    sequences: readonly (readonly number[])[],
  ) => Promise<readonly (readonly number[])[]>;
}

export interface RouterProblem {
  readonly prompt: readonly number[];
  /** Whether a whole solution is right. */
  readonly isRight: (solution: readonly number[]) => boolean;
}

/** A position of a solution where a router would be asked. */
export interface Judged {
  /** Tokens of the solution before it. */
  readonly place: number;
  /** Whether the teacher's token is needed here. */
  readonly pays: boolean;
}

/** A solution as it was written in the end, with the teacher's help, and what was found out on the way. */
export interface JudgedSolution {
  readonly prompt: readonly number[];
  readonly solution: readonly number[];
  /** Positions where the two differ. */
  readonly differing: readonly Judged[];
  /** Positions where the teacher would have written the student's token: nothing to gain there. */
  readonly agreeing: readonly number[];
}

export interface JudgeSettings {
  /** Tokens that the teacher writes where it is needed. */
  readonly callTokens: number;
  /** Differing positions of a solution that are tried. */
  readonly mostTried: number;
}

interface Draft {
  readonly problem: RouterProblem;
  solution: readonly number[];
  /** Up to here everything is judged. */
  judged: number;
  readonly differing: Judged[];
  readonly agreeing: number[];
}

/** Judges the positions of the student's solutions, each problem's in order, all problems side by side. */
export async function judgeSolutions(
  problems: readonly RouterProblem[],
  authors: Authors,
  { callTokens, mostTried }: JudgeSettings,
): Promise<JudgedSolution[]> {
  const drafts = problems.map((problem): Draft => ({
    problem,
    solution: [],
    judged: 0,
    differing: [],
    agreeing: [],
  }));
  let open = drafts;
  while (open.length > 0) {
    await writeOn(open, authors);
    const stuck = await firstDifferences(open, authors);
    const tried = stuck.filter(({ differing }) => differing.length < mostTried);
    await tryBoth(tried, authors, callTokens);
    open = tried;
  }
  return drafts.map(({ problem: { prompt }, solution, differing, agreeing }) => ({
    prompt,
    solution,
    differing,
    agreeing,
  }));
}

const upTo = ({ problem, solution }: Draft, place: number): number[] => [
  ...problem.prompt,
  ...solution.slice(0, place),
];

/** The student writes every solution to its end, from where it is judged. */
async function writeOn(drafts: readonly Draft[], { student }: Authors): Promise<void> {
  const endings = await student(drafts.map((draft) => upTo(draft, draft.judged)));
  drafts.forEach((draft, i) => {
    draft.solution = [...draft.solution.slice(0, draft.judged), ...(endings[i] ?? [])];
  });
}

/**
 * Advances each draft to the next position where the teacher would write a different token. Returns the drafts that
 * have one.
 */
async function firstDifferences(drafts: readonly Draft[], { teacherReads }: Authors): Promise<Draft[]> {
  const readings = await teacherReads(drafts.map((draft) => upTo(draft, draft.solution.length)));
  return drafts.filter((draft, i) => {
    const { problem, solution, agreeing } = draft;
    for (; draft.judged < solution.length; draft.judged++) {
      if (readings[i]?.[problem.prompt.length + draft.judged - 1] !== solution[draft.judged]) return true;
      agreeing.push(draft.judged);
    }
    return false;
  });
}

/**
 * Has the teacher complete each draft from its own token and from the student's, and keeps the student's token where
 * the result is as good.
 */
async function tryBoth(drafts: readonly Draft[], { teacher }: Authors, callTokens: number): Promise<void> {
  const endings = await teacher(
    drafts.flatMap((draft) => [upTo(draft, draft.judged), upTo(draft, draft.judged + 1)]),
  );
  drafts.forEach((draft, i) => {
    const { problem, solution, judged: place, differing } = draft;
    const [withTeacher = [], withStudent = []] = endings.slice(2 * i, 2 * i + 2);
    const pays =
      problem.isRight([...solution.slice(0, place), ...withTeacher]) &&
      !problem.isRight([...solution.slice(0, place + 1), ...withStudent]);
    differing.push({ place, pays });
    if (pays) {
      draft.solution = [...solution.slice(0, place), ...withTeacher.slice(0, callTokens)];
      draft.judged = draft.solution.length;
    } else draft.judged = place + 1;
  });
}
