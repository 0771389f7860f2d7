/** Changes all texts of a language, those that its functions make included. */

/** Addresses stay as they are. */
export function mapTexts<Texts>(strings: Texts, change: (text: string) => string): Texts {
  const mapped = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith('https://') ? value : change(value);
    if (typeof value === 'function') return (...values: unknown[]) => mapped(value(...values));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mapped(part)]));
  };
  return mapped(strings) as Texts;
}
