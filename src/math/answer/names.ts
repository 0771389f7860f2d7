/** Which formulas only name a quantity. */
import type { Answer } from './syntax.ts';

/** Whether a formula only names a quantity: `x`, `f(x)`, `\angle A`, `|AB|`, `\frac{NO}{BO}`, "Total". */
export function isName(answer: Answer): boolean {
  if (answer.kind === 'symbol' || answer.kind === 'words') return true;
  if (answer.kind === 'sequence') return answer.open === '(' && answer.items.every(isName);
  if (answer.kind !== 'apply') return false;
  if (answer.operation === 'call' || answer.operation === 'named') return true;
  return ['*', '/', 'abs'].includes(answer.operation) && answer.operands.every(isPointName);
}

/** Capital letters side by side are a distance or an area. */
function isPointName(answer: Answer): boolean {
  if (answer.kind === 'symbol') return /^[A-Z]/.test(answer.name);
  return (
    answer.kind === 'apply' &&
    ['*', '/', 'abs', 'named'].includes(answer.operation) &&
    answer.operands.every((part) => answer.operation === 'named' || isPointName(part))
  );
}
