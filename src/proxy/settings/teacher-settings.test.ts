import { describe, expect, it } from 'vitest';
import { teacherFromEnvironment } from './teacher-settings.ts';
import { registry } from '../providers/registry.ts';

const server = { TEACHER_URL: 'http://localhost:8000', TEACHER_MODEL: 'm' };
const embedded = { type: 'embedded', prefill: true, timeouts: {} };
const hosted = { TEACHER_MODEL: 'm', TEACHER_API_KEY: 'k' };

describe('teacherFromEnvironment', () => {
  it('chooses the embedded teacher if no address is set, or by its name', () => {
    expect(teacherFromEnvironment({})).toEqual(embedded);
    expect(teacherFromEnvironment({ TEACHER_URL: ' ', TEACHER_KIND: '' })).toEqual(embedded);
    expect(teacherFromEnvironment({ ...server, TEACHER_KIND: 'embedded' })).toEqual(embedded);
  });

  it('leaves the provider to be detected', () => {
    expect(teacherFromEnvironment({ ...server, TEACHER_API_KEY: 'k', TEACHER_TEMPLATE: ' t.json ' })).toEqual(
      {
        type: 'remote',
        provider: null,
        url: 'http://localhost:8000',
        model: 'm',
        apiKey: 'k',
        template: 't.json',
        tokenizer: null,
        prefill: false,
        timeouts: {},
      },
    );
  });

  it('chooses the provider in TEACHER_KIND', () => {
    expect(teacherFromEnvironment({ ...server, TEACHER_KIND: ' chat-continue ' })).toEqual({
      type: 'remote',
      provider: expect.objectContaining({ kind: 'chat-continue' }),
      url: 'http://localhost:8000',
      model: 'm',
      apiKey: null,
      template: null,
      tokenizer: null,
      prefill: false,
      timeouts: {},
    });
  });

  it('reads the timeouts, for any teacher', () => {
    const slow = { TEACHER_FIRST_TOKEN_SECONDS: '600', TEACHER_IDLE_SECONDS: ' ' };
    expect(teacherFromEnvironment(slow)).toMatchObject({
      type: 'embedded',
      timeouts: { firstTokenMs: 600_000 },
    });
    expect(teacherFromEnvironment({ ...server, ...slow, TEACHER_IDLE_SECONDS: '90' })).toMatchObject({
      timeouts: { firstTokenMs: 600_000, idleMs: 90_000 },
    });
  });

  it.each(['mistral', 'deepseek', 'openrouter', 'anthropic'] as const)(
    'knows the address of %s',
    (TEACHER_KIND) => {
      const url = registry.get(TEACHER_KIND)?.url;
      expect(teacherFromEnvironment({ ...hosted, TEACHER_KIND })).toMatchObject({
        provider: { kind: TEACHER_KIND },
        url,
      });
    },
  );

  it('allows prefills of the embedded teacher by default, and of others on demand', () => {
    const reads = (environment: Record<string, string>) => teacherFromEnvironment(environment).prefill;
    expect([reads({ TEACHER_PREFILL: '1' }), reads({ TEACHER_PREFILL: ' 0 ' })]).toEqual([true, false]);
    expect(reads({ ...server, TEACHER_PREFILL: '1' })).toBe(true);
    expect(reads({ ...hosted, TEACHER_KIND: 'deepseek', TEACHER_PREFILL: '1' })).toBe(true);
    expect(reads({ ...hosted, TEACHER_KIND: 'deepseek', TEACHER_PREFILL: '0' })).toBe(false);
  });

  it('needs no key for your own server with a hosted API’s protocol', () => {
    expect(teacherFromEnvironment({ ...server, TEACHER_KIND: 'anthropic' })).toMatchObject({ apiKey: null });
  });

  it.each([
    ['http://localhost:8000/', 'http://localhost:8000'],
    ['https://host.test/v1/?x=1#y', 'https://host.test/v1'],
    ['https://host.test/a/b//', 'https://host.test/a/b'],
  ])('normalises the address %s', (TEACHER_URL, url) => {
    expect(teacherFromEnvironment({ ...server, TEACHER_URL })).toMatchObject({ url });
  });

  it.each([
    [{ TEACHER_URL: 'ftp://localhost:8000', TEACHER_MODEL: 'm' }, /: teacher-url-invalid$/],
    [{ ...server, TEACHER_URL: 'not an address' }, /: teacher-url-invalid$/],
    [{ ...server, TEACHER_URL: 'http://me:secret@host' }, /: teacher-url-with-password$/],
    [{ TEACHER_URL: 'http://localhost:8000' }, /: teacher-model-missing.*TEACHER_URL/],
    [{ TEACHER_IDLE_SECONDS: '0' }, /TEACHER_IDLE_SECONDS.*"min":1,"max":3600/],
    [{ ...server, TEACHER_KIND: 'telepathy' }, /: teacher-kind-unknown.*"embedded","completions"/],
    [{ ...server, TEACHER_API_KEY: 'sk-canary\nX: y' }, /: api-key-invalid$/],
    [{ TEACHER_KIND: 'ollama', TEACHER_MODEL: 'm' }, /: teacher-url-missing.*http:\/\/localhost:11434/],
    [{ ...hosted, TEACHER_KIND: 'mistral', TEACHER_MODEL: '' }, /: teacher-model-missing.*TEACHER_KIND/],
    [{ TEACHER_KIND: 'mistral', TEACHER_MODEL: 'm' }, /: api-key-missing.*api\.mistral\.ai/],
    [{ ...server, TEACHER_URL: 'https://openrouter.ai' }, /: api-key-missing.*openrouter\.ai/],
    [{ ...hosted, TEACHER_KIND: 'deepseek', TEACHER_TEMPLATE: 't' }, /: template-not-used.*"deepseek".*"completions","chat-continue","ollama","llamacpp"/], // prettier-ignore
    [{ ...server, TEACHER_PREFILL: 'yes' }, /: switch-invalid.*TEACHER_PREFILL/],
    [
      { ...hosted, TEACHER_URL: 'https://api.anthropic.com', TEACHER_PREFILL: '1' },
      /: prefill-not-kept.*anthropic/,
    ],
    [
      { ...hosted, TEACHER_URL: 'https://api.mistral.ai', TEACHER_TEMPLATE: 't' },
      /: template-not-used.*mistral/,
    ],
  ])('says what is wrong with %j', (environment, message) => {
    let shown = '';
    try {
      teacherFromEnvironment(environment);
    } catch (error) {
      shown = String(error);
    }
    expect(shown).toMatch(message);
    expect(shown).not.toMatch(/canary|secret/);
  });
});
