import { describe, expect, it } from 'vitest';
import { en as strings } from '../locales/en/index.ts';
import { kindLabel } from './kind-label.ts';

describe('kindLabel', () => {
  it('names known kinds, and calls every other one a remote server', () => {
    expect(kindLabel('ollama')).toBe('Ollama');
    expect(kindLabel('completions')).toBe(strings.status.otherKind);
    expect(kindLabel('a-kind-of-next-year')).toBe(strings.status.otherKind);
    expect(kindLabel('constructor')).toBe(strings.status.otherKind);
  });
});
