import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, cook, formerStaff, later, monday, owner, rival, salon, staff } from '../../../test-kit/salon.ts';
import type { Fields } from '../../index.ts';
import type { PrintJob } from './print-job.ts';

const path = 'serviceProviders/salon/printJobs/t';

const ticket: PrintJob = {
  orderId: 'o',
  number: 7,
  orderKind: 'table',
  tableName: 'Window',
  station: 'kitchen',
  kind: 'new',
  lines: [{ lineId: 'l', name: 'Pizza', quantity: 2 }],
  status: 'queued',
  attempts: 0,
  version: 1,
  lastCommandId: 'confirm',
  createdAt: monday,
  updatedAt: monday,
};

const printer = (stations: string[]): Fields => ({ name: 'Printer', address: '10.0.0.7', stations });

const kitchen = (changed: Partial<PrintJob> = {}): Stage =>
  salon({
    [path]: { ...ticket, ...changed },
    'serviceProviders/salon/printers/hot': printer(['kitchen', 'oven']),
    'serviceProviders/salon/printers/spare': printer(['kitchen']),
    'serviceProviders/salon/printers/bar': printer(['bar']),
  });

const job = ({ store }: Stage) => store.get(path);
const hot = { printJobId: 't', printerId: 'hot' };
const spare = { printJobId: 't', printerId: 'spare' };

describe('a ticket', () => {
  test('is claimed by a printer of its station for one minute', () => {
    const stage = kitchen();
    const decision = stage.pass('printJob.claim', hot, { by: cook });
    expect(decision).toMatchObject({ version: 2, eventIds: [] });
    expect(job(stage)).toEqual({
      ...ticket,
      status: 'claimed',
      attempts: 1,
      claim: { printerId: 'hot', by: 'kim', leaseUntil: later(1) },
      version: 2,
      lastCommandId: 'command-1',
    });
  });

  test('cannot be claimed again within its lease, not even by the same printer', () => {
    const stage = kitchen();
    stage.pass('printJob.claim', hot, { by: cook });
    for (const target of [hot, spare]) {
      const refusal = stage.refused('printJob.claim', target, { by: staff, at: later(0.99) });
      expect(refusal).toMatchObject({
        code: 'failed-precondition',
        details: { reason: 'claimed', leaseUntil: later(1).toISOString() },
      });
    }
    stage.pass('printJob.claim', spare, { by: staff, at: later(1) });
    expect(job(stage)).toMatchObject({ attempts: 2, claim: { printerId: 'spare', by: 'sam', leaseUntil: later(2) } });
    expect(stage.refused('printJob.done', hot, { by: cook, at: later(1) }).code).toBe('failed-precondition');
    expect(stage.refused('printJob.failed', hot, { by: cook, at: later(1) }).code).toBe('failed-precondition');
  });

  test('accepts a report only from the device that claimed it last, even with the same printer', () => {
    const stage = kitchen();
    const [first, second] = [
      { by: cook, deviceId: 'a' },
      { by: cook, deviceId: 'b' },
    ];
    stage.pass('printJob.claim', hot, first);
    stage.pass('printJob.claim', hot, { ...second, at: later(2) });
    for (const type of ['printJob.done', 'printJob.failed'] as const) {
      expect(stage.refused(type, hot, { ...first, at: later(2) }).details).toMatchObject({ reason: 'claimed' });
    }
    stage.pass('printJob.done', hot, { ...second, at: later(2) });
    expect(job(stage)).toMatchObject({ status: 'done', attempts: 2 });
  });

  test('accepts one completion, even after the lease if nobody else has claimed it', () => {
    const stage = kitchen();
    expect(stage.refused('printJob.done', hot, { by: cook }).details).toEqual({
      reason: 'wrong-status',
      status: 'queued',
    });
    stage.pass('printJob.claim', hot, { by: cook });
    stage.pass('printJob.done', hot, { by: cook, at: later(5) });
    expect(job(stage)).toMatchObject({ status: 'done', doneAt: later(5), claim: { printerId: 'hot' }, version: 3 });
    for (const type of ['printJob.claim', 'printJob.done', 'printJob.failed'] as const) {
      expect(stage.refused(type, hot, { by: cook, at: later(6) })).toMatchObject({
        code: 'failed-precondition',
        details: { status: 'done' },
      });
    }
  });

  test('is queued again after a failure, and fails for good after five attempts', () => {
    const stage = kitchen();
    for (let attempt = 1; attempt <= 5; attempt++) {
      stage.pass('printJob.claim', hot, { by: cook });
      stage.pass('printJob.failed', { ...hot, error: `no paper, ${attempt}` }, { by: cook });
      expect(job(stage)).toMatchObject({
        status: attempt < 5 ? 'queued' : 'failed',
        attempts: attempt,
        lastError: `no paper, ${attempt}`,
      });
      expect(job(stage)).not.toHaveProperty('claim');
    }
    const failures = () =>
      stage.store.list('serviceProviders/salon/events').filter(({ type }) => type === 'printJob.failed');
    expect(failures()).toMatchObject([
      {
        ...{ entityType: 'printJob', entityId: 't', createdBy: 'kim', version: 11, syncStatus: 'pending' },
        payload: { orderId: 'o', number: 7, station: 'kitchen', printerId: 'hot' },
      },
    ]);
    // It is told once, also if further attempts fail.
    stage.pass('printJob.claim', hot, { by: cook });
    stage.pass('printJob.failed', hot, { by: cook });
    expect(failures()).toHaveLength(1);
    // Staff have refilled the paper.
    stage.pass('printJob.claim', hot, { by: cook });
    stage.pass('printJob.done', hot, { by: cook });
    expect(job(stage)).toMatchObject({ status: 'done', attempts: 7 });
  });

  test('rejects a printer of another station and an unknown printer', () => {
    const refuse = (printerId: string) => kitchen().refused('printJob.claim', { ...hot, printerId }, { by: cook });
    expect(refuse('bar')).toMatchObject({ code: 'failed-precondition', details: { station: 'kitchen' } });
    expect(refuse('none')).toMatchObject({ code: 'not-found', details: { field: 'printerId' } });
  });

  test('rejects an unknown ticket and an outdated version', () => {
    const none = kitchen().refused('printJob.claim', { ...hot, printJobId: 'x' }, { by: cook });
    expect(none).toMatchObject({ code: 'not-found', details: { field: 'printJobId' } });
    const stale = kitchen({ version: 3 }).refused('printJob.claim', hot, { by: cook, expectedVersion: 2 });
    expect(stale).toMatchObject({ code: 'aborted', details: { currentVersion: 3 } });
  });

  test.each(['printJob.claim', 'printJob.done', 'printJob.failed'] as const)('accepts members only: %s', (type) => {
    for (const by of [alice, formerStaff, rival]) {
      expect(kitchen().refused(type, hot, { by }).code).toBe('permission-denied');
    }
    for (const by of [owner, staff, cook]) {
      const claimed = { printerId: 'hot', by: by.kind === 'user' ? by.uid : '', leaseUntil: later(1) };
      kitchen(type === 'printJob.claim' ? {} : { status: 'claimed', attempts: 1, claim: claimed }).pass(type, hot, {
        by,
      });
    }
  });
});
