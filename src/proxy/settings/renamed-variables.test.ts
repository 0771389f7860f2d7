import { describe, expect, it } from 'vitest';
import { guardsFromEnvironment } from './guard-settings.ts';
import { renamedVariableWarnings, withNewNames } from './renamed-variables.ts';
import { serverFromEnvironment } from './server-settings.ts';
import { teacherFromEnvironment } from './teacher-settings.ts';

const old = { DAILY_TOKENS: '5000', DRAIN_SECONDS: '3', LOG_TEXT: '1', TEACHER_READ_AHEAD: '0' };

describe('variables with a new name', () => {
  it('work under their old names', () => {
    expect(guardsFromEnvironment(old)).toMatchObject({ dailyTokenBudget: 5000, logBodies: true });
    expect(serverFromEnvironment(old)).toMatchObject({ drainTimeoutMs: 3000 });
    expect(teacherFromEnvironment(old)).toMatchObject({ prefill: false });
  });

  it('are read under their new names first', () => {
    expect(withNewNames({ LOG_TEXT: '1', LOG_BODIES: '0' })).toMatchObject({ LOG_BODIES: '0' });
    expect(withNewNames({ LOG_TEXT: '1', LOG_BODIES: ' ' })).toMatchObject({ LOG_BODIES: '1' });
  });

  it('give one notice each, without a value', () => {
    const lines = renamedVariableWarnings({ ...old, PORT: '1' });
    expect(lines).toHaveLength(4);
    expect(lines[0]).toEqual({
      code: 'variable-renamed',
      params: { old: 'DAILY_TOKENS', name: 'DAILY_TOKEN_BUDGET' },
    });
    expect(renamedVariableWarnings({ LOG_BODIES: '1', LOG_TEXT: '' })).toEqual([]);
  });
});
