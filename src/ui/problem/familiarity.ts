/**
 * Whether a problem reads like those that the embedded student was taught: an English question about numbers. A guess
 * from the outside of the text, good enough to choose between two notes at an answer.
 */

const questionWords = /\b(?:how|what|find|calculate|determine|which|when|work out)\b/i;

/** Whether the text is a question of that kind. */
export function looksFamiliar(problem: string): boolean {
  const letters = problem.match(/\p{L}/gu)?.length ?? 0;
  const latin = problem.match(/[A-Za-z]/g)?.length ?? 0;
  const numbers = problem.match(/\d+/g)?.length ?? 0;
  return numbers >= 2 && letters > 0 && latin / letters > 0.95 && questionWords.test(problem);
}
