/** A lesson's results for a spreadsheet and for a program. Pure. */
import Papa from 'papaparse';

import { problemResult, type ClassItem } from './results.ts';

/** One line for each problem; what has no run yet has empty fields. */
function rows(items: readonly ClassItem[]) {
  return items.map((item, index) => {
    const result = problemResult(item);
    const { header } = item.recording?.run ?? { header: null };
    return {
      number: index + 1,
      problem: item.problem,
      family: item.family,
      difficulty: item.difficulty,
      answer: item.answer,
      found: result?.found ?? null,
      foundBy: result?.foundBy ?? null,
      outcome: result?.outcome ?? null,
      calls: result?.calls ?? null,
      teacherTokens: result?.teacherTokens ?? null,
      tokens: result?.tokens ?? null,
      callRatio: result?.callRatio ?? null,
      policy: header?.policy ?? null,
      student: header?.student.name ?? null,
      studentWeights: header?.student.weights ?? null,
      teacher: header?.teacher?.name ?? null,
      seed: header?.seed ?? null,
    };
  });
}

/** RFC 4180. A field that a spreadsheet would take for a formula is written as text. */
export function toCsv(items: readonly ClassItem[]): string {
  return `${Papa.unparse(rows(items), { escapeFormulae: true })}\r\n`;
}

/** The results as JSON, indented. */
export function toJson(items: readonly ClassItem[]): string {
  return `${JSON.stringify(rows(items), null, 2)}\n`;
}
