import { spawnSync } from 'node:child_process';
import { traceIdOf } from '@counterfoil/domain';
import { afterEach, expect, test, vi } from 'vitest';
import { inSpan } from './in-span.ts';
import { log } from './log.ts';
import { onTrail } from './trail.ts';

const lines: Record<string, unknown>[] = [];
for (const level of ['info', 'error'] as const)
  vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)));

afterEach(() => void lines.splice(0));

const command = '0190f3b2-7c41-7abc-8def-0123456789ab';
const traceOf = (id: string) => `projects/${process.env.GCLOUD_PROJECT}/traces/${traceIdOf(id)}`;

test('a line has the correlation id and the trace of the work around it', async () => {
  await onTrail({ correlationId: 'run' }, async () => {
    log.info('begun', { done: 1 });
    await inSpan({ name: 'callable', correlationId: command }, async () => log.warn('within'));
    log.info('of another', { correlationId: 'other' });
  });
  expect(lines).toEqual([
    {
      severity: 'INFO',
      message: 'begun',
      done: 1,
      correlationId: 'run',
      'logging.googleapis.com/trace': traceOf('run'),
    },
    {
      severity: 'WARNING',
      message: 'within',
      correlationId: command,
      'logging.googleapis.com/trace': traceOf(command),
    },
    {
      severity: 'INFO',
      message: 'of another',
      correlationId: 'other',
      'logging.googleapis.com/trace': traceOf('other'),
    },
  ]);
});

test('an error that is logged after the fact keeps the id of the work in which it arose', async () => {
  const failing = inSpan({ name: 'sweep', correlationId: command }, () => Promise.reject(new Error('lost')));
  const error = await failing.catch((caught: unknown) => caught);
  onTrail({ correlationId: 'run' }, () => log.error('not processed', { error }));
  expect(lines[0]).toMatchObject({ correlationId: command, failure: { name: 'Error', code: 'Error' } });
  expect(lines[0]?.stack_trace).toMatch(/^Error: lost\n\s+at .*log\.test\.ts/);
});

test('fields come without addresses, and strange values break nothing', () => {
  const circle: Record<string, unknown> = { big: 1n, at: new Date('never'), mail: ['ada@example.com'] };
  circle.self = circle;
  log.info('strange', { circle, 'ada@example.com': true });
  expect(JSON.stringify(lines)).not.toContain('ada@');
  expect(lines[0]).toMatchObject({ circle: { big: '1', at: null, mail: ['‹address›'] }, '‹address›': true });
});

test('nothing else in the functions logs', () => {
  const logs = String.raw`from 'firebase-functions(/logger)?'|\bconsole\.[a-z]+\(`;
  const { stdout } = spawnSync('git', ['grep', '-lE', logs, '--', 'functions/src'], { encoding: 'utf8' });
  expect(stdout).toBe('');
});
