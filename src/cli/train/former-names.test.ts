import { describe, expect, it, vi } from 'vitest';
import { withNewTrainNames } from './former-names.ts';

describe('old names of training commands', () => {
  it.each([
    ['filter', 'data-filter'],
    ['adopt --from checkpoints', 'import --from checkpoints'],
    ['grpo-simple', 'grpo --recipe simple'],
    ['grpo-priced-9', 'grpo --recipe priced-9'],
    ['grpo-alone', 'grpo --recipe no-calls'],
    ['average', 'soup --recipe priced'],
    ['--run runs/next --threads 4 average-last', '--run runs/next --threads 4 soup --recipe final'],
  ])('%s is %s, with a warning', (old, now) => {
    const warn = vi.fn();
    expect(withNewTrainNames(old.split(' '), warn)).toEqual(now.split(' '));
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it.each(['base', 'grpo', 'grpo --recipe simple', '--run average base', 'report average', '', '--help'])(
    '"%s" stays as it is',
    (line) => {
      const warn = vi.fn();
      expect(withNewTrainNames(line.split(' '), warn)).toEqual(line.split(' '));
      expect(warn).not.toHaveBeenCalled();
    },
  );
});
