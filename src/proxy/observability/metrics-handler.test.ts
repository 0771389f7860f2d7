import { describe, expect, it } from 'vitest';
import { body, done, fetchStandard, post, teacherOf, text, type Proxy } from '../testing/app.ts';
import type { ProxyOptions } from '../app.ts';
import { DailyBudget, MemoryBudgetStore } from '../guards/budget.ts';

describe('GET /api/metrics', () => {
  const { teacher } = teacherOf([text('5'), done]);
  const metricsOf = (app: Proxy, headers: Record<string, string> = {}) =>
    app.request('/api/metrics', { headers });
  /** A platform that reports the address in X-Test-Address as the connection's. */
  const connection: ProxyOptions['connection'] = (context) => ({
    remote: { address: context.req.header('X-Test-Address') ?? '192.0.2.1', addressType: 'IPv4' },
  });
  const over = (address: string) => ({ 'X-Test-Address': address });

  it('shows calls and the budget to this machine', async () => {
    const app = fetchStandard({ teacher, connection, budget: new DailyBudget(100, new MemoryBudgetStore()) });
    await (await post(app, JSON.stringify(body))).text();
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      const response = await metricsOf(app, over(address));
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        200,
        'text/plain; version=0.0.4; charset=utf-8',
      ]);
      const shown = await response.text();
      expect(shown).toContain('relay_calls_total{outcome="done"} 1\n');
      expect(shown).toContain('relay_budget_left_tokens 98\n');
      expect(shown).toContain('relay_open_streams 0\n');
    }
  });

  it('shows nothing to other machines, nor behind load balancers', async () => {
    const app = fetchStandard({ teacher, connection });
    const behind = fetchStandard({ teacher, connection, trustedHops: 1 });
    const refused = [
      await metricsOf(app),
      await metricsOf(fetchStandard({ teacher })),
      await metricsOf(app, { ...over('127.0.0.1'), 'X-Forwarded-For': '127.0.0.1' }),
      await metricsOf(app, { ...over('127.0.0.1'), Via: '1.1 balancer' }),
      await metricsOf(behind, over('127.0.0.1')),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  it('needs the token where one is set, from any machine', async () => {
    const access = { shared: 'owl-7', tokens: [] };
    const app = fetchStandard({ teacher, connection, access, metricsToken: 'numbers' });
    expect((await metricsOf(app, { Authorization: 'Bearer numbers' })).status).toBe(200);
    expect((await metricsOf(app, { Authorization: 'Bearer owl-7' })).status).toBe(401);
    expect((await metricsOf(app, over('127.0.0.1'))).status).toBe(401);
  });
});
