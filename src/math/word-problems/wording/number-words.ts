/** Whole numbers up to a hundred as English words. */
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** `34` becomes `thirty-four`; null for anything that is not a whole number from 0 to 100. */
export function numberWords(value: number): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 100) return null;
  if (value === 100) return 'a hundred';
  if (value < 20) return small[value] ?? null;
  const unit = value % 10;
  const ten = tens[Math.floor(value / 10)] ?? '';
  return unit === 0 ? ten : `${ten}-${small[unit]}`;
}
