import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { hotelHistory } from '../../scripts/replay/hotel/hotel-history.ts';
import { readHotel } from '../../scripts/replay/hotel/read-hotel.ts';
import { playHistory } from '../../scripts/replay/play-history.ts';
import { isFaithful, makeReport } from '../../scripts/replay/report.ts';
import { root } from '../../scripts/root.ts';
import { openDatabase } from '../kit/admin.ts';
import { writeHotelFile } from '../kit/hotel-file.ts';
import { newId } from '../kit/new-id.ts';
import { chooseSeed } from '../kit/seed.ts';

const bad = [
  '3,2015,Avril,4,2,0,0,A,80,Check-Out,4/6/2015',
  '3,2015,February,30,2,0,0,A,80,Check-Out,4/6/2015',
  '3,2015,April,4,two,0,0,A,80,Check-Out,4/6/2015',
  '3,2015,April,4,2,0,0,A,80,Check-Out,3/1/2015',
  '3,2015,April',
];

test('continues an interrupted replay, and reaches the outcomes of the file', async () => {
  const seed = chooseSeed('replay');
  const path = await writeHotelFile(seed, 60, bad);
  const firestore = openDatabase(newId('replay'));
  const floor = openDatabase(newId('floor'));
  const file = await readHotel(path);
  const history = hotelHistory(file, 'hotel', 'small');
  expect(history.badRows.map(({ line }) => line)).toEqual([62, 63, 64, 65, 66]);
  expect(history.badRows.map(({ problem }) => problem.split(':')[0])).toEqual([
    'arrival_date_month',
    'row',
    'adults',
    'reservation_status_date',
    'arrival_date_day_of_month',
  ]);
  await history.open(firestore);

  const stopping = new AbortController();
  const interrupt = (done: number) => {
    if (done >= 80) stopping.abort();
  };
  const first = await playHistory(firestore, history, {
    fileId: 'small',
    baseline: floor,
    progress: interrupt,
    signal: stopping.signal,
  });
  expect(first.interrupted).toBe(true);

  const started: number[] = [];
  const rest = await playHistory(firestore, history, {
    fileId: 'small',
    baseline: floor,
    progress: (done) => started.push(done),
    signal: new AbortController().signal,
  });
  expect(started[0]).toBeGreaterThan(80);
  expect(started.at(-1)).toBe(180);
  expect(rest).toMatchObject({ interrupted: false, rejected: 0, duplicate: 0, applied: rest.commands });
  expect(rest.commands).toBeLessThanOrEqual(100);

  const report = await makeReport(firestore, history, rest);
  expect(report.outcomes).toEqual(history.expected);
  expect(report.invariants.broken).toEqual([]);
  expect(isFaithful(report)).toBe(true);

  // From the beginning, as after a lost bookmark.
  await firestore.doc('replays/hotel').delete();
  const again = await playHistory(firestore, history, {
    fileId: 'small',
    baseline: floor,
    progress: () => {},
    signal: new AbortController().signal,
  });
  expect(again).toMatchObject({ commands: 180, duplicate: 180, applied: 0, rejected: 0 });
  expect((await makeReport(firestore, history, again)).outcomes).toEqual(history.expected);
});

test('replays a file in the running suite by the command, and writes its report', async () => {
  const path = await writeHotelFile(7, 12, bad.slice(0, 1));
  const report = join(dirname(path), 'report.json');
  const run = promisify(execFile);
  const command = [join(root, 'scripts/replay.ts'), 'hotel', path, '--provider', newId('hotel'), '--report', report];

  const dry = await run(process.execPath, [...command, '--dry-run']);
  expect(dry.stdout).toContain('36 commands');
  expect(dry.stdout).toContain('line 14: left out: arrival_date_month');
  await expect(readFile(report)).rejects.toMatchObject({ code: 'ENOENT' });

  await run(process.execPath, command);
  const written = JSON.parse(await readFile(report, 'utf8'));
  expect(written).toMatchObject({ commands: 36, applied: 36, rejected: 0, invariants: { broken: [] } });
  expect(written.outcomes).toEqual(written.expected);
  expect(written.commandsPerSecond).toBeGreaterThan(0);
  expect(written.floorPerSecond).toBeGreaterThan(0);
});

test('replays the same file for a second provider in the same suite', async () => {
  const path = await writeHotelFile(9, 5);
  const report = join(dirname(path), 'report.json');
  const run = promisify(execFile);
  const longName = `${newId('hotel')}-${'x'.repeat(128)}`.slice(0, 128);
  for (const providerId of [newId('hotel'), newId('hotel'), longName]) {
    const command = [join(root, 'scripts/replay.ts'), 'hotel', path, '--provider', providerId, '--report', report];
    await run(process.execPath, command);
    const written = JSON.parse(await readFile(report, 'utf8'));
    expect(written).toMatchObject({ commands: 15, applied: 15, rejected: 0, invariants: { broken: [] } });
    expect(written.outcomes).toEqual(written.expected);
  }
});
