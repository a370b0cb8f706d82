import { badNames, goodNames } from '../kit/bad-fields.ts';
import { testRecordRules } from '../kit/record-rules.ts';
import { type Fields, openStage } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('resources');

const hours = (...periods: unknown[]): Fields => ({ openingHours: { mon: periods } });
const absent = (...absences: unknown[]): Fields => ({ absences });

const days = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `2030-01-01/2030-02-${n < 10 ? '0' : ''}${n}`);

const badFields: [name: string, fields: Fields][] = [
  ['an unknown key', { phone: '1' }],
  ...badNames('name'),
  ['an unknown kind', { kind: 'robot' }],
  ['a list for a kind', { kind: ['member'] }],
  ['the account of a place', { kind: 'place', memberId: 'ada' }],
  ['a path for an account', { memberId: 'a/b' }],
  ['no seats', { seats: 0 }],
  ['half a seat', { seats: 1.5 }],
  ['text for active', { active: 'yes' }],
  ['text for hours', { openingHours: 'always' }],
  ['hours of an unknown day', { openingHours: { someday: [] } }],
  ['text for a day', { openingHours: { mon: '9 to 5' } }],
  ['text for a period', hours('9-5')],
  ['a period without end', hours({ open: '09:00' })],
  ['a period with another key', hours({ open: '09:00', close: '12:00', note: 'x' })],
  ['a period from 24:00', hours({ open: '24:00', close: '12:00' })],
  ['a period to 25:00', hours({ open: '09:00', close: '25:00' })],
  ['a bad second period', hours({ open: '09:00', close: '10:00' }, 1)],
  ['three periods', hours(...Array.from({ length: 3 }, (_, n) => ({ open: `1${n}:00`, close: `1${n}:30` })))],
  ['text for absences', { absences: 'never' }],
  ['one day for an absence', absent('2030-01-01')],
  ['a time for a day', absent('2030-01-01T10:00/2030-01-02')],
  ['a number for an absence', absent(2030)],
  ['a bad last absence', absent(...days(19), 'x')],
  ['an absence twice', absent('2030-01-01/2030-01-02', '2030-01-01/2030-01-02')],
  ['21 absences', absent(...days(21))],
];

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const twoPeriods = ['08', '12'].map((hour) => ({ open: `${hour}:00`, close: `${hour}:30` }));

const goodFields: [name: string, fields: Fields][] = [
  ...goodNames('name'),
  ['a place', { kind: 'place' }],
  ['a table for six', { kind: 'table', seats: 6 }],
  ['a member with an account', { memberId: 'ada' }],
  ['somebody who has left', { active: false }],
  ['no hours', { openingHours: {} }],
  ['a night', hours({ open: '22:00', close: '02:00' })],
  [
    'the most hours and absences',
    {
      openingHours: Object.fromEntries(weekdays.map((day) => [day, twoPeriods])),
      absences: days(20),
    },
  ],
];

testRecordRules(stage, {
  collection: 'resources',
  valid: sampleAt('resources/ada'),
  good: goodFields,
  bad: badFields,
  needed: ['name', 'kind', 'createdAt', 'updatedAt'],
  change: { active: false },
});
