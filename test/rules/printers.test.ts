import { badNames, badTexts, goodNames } from '../kit/bad-fields.ts';
import { testRecordRules } from '../kit/record-rules.ts';
import { type Fields, openStage } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('printers');

const stations = (count: number): string[] => Array.from({ length: count }, (_, n) => `station-${n}`);

const badStations: [name: string, stations: unknown][] = [
  ['text', 'oven'],
  ['a map', { oven: true }],
  ['null', null],
  ['21 stations', stations(21)],
  ['one station twice', ['oven', 'bar', 'oven']],
  ['an empty station', ['oven', '']],
  ['two words for a station', ['pizza oven']],
  ['a station in capitals', ['Oven']],
  ['a station of 41 characters', ['x'.repeat(41)]],
  ['a number for a station', ['oven', 7]],
  ['true for a station', [true]],
  ['null for a station', [null]],
  ['a map for a station', [{ name: 'oven' }]],
  ...[0, 7, 19].map((place): [string, unknown] => [
    `a bad station in place ${place}`,
    stations(20).map((station, n) => (n === place ? 'Oven' : station)),
  ]),
];

testRecordRules(stage, {
  collection: 'printers',
  valid: sampleAt('printers/kitchen'),
  good: [
    ...goodNames('name'),
    ['no stations', { stations: [] }],
    ['a station of 40 characters', { stations: ['x'.repeat(40)] }],
    ['20 stations', { stations: stations(20) }],
    ['an address of 500 characters', { address: 'x'.repeat(500) }],
  ],
  bad: [
    ['an unknown key', { model: 'TM-T88' }],
    ...badNames('name'),
    ...badTexts('address', 500),
    ...badStations.map(([name, given]): [string, Fields] => [name, { stations: given }]),
  ],
  needed: ['name', 'address', 'stations', 'createdAt', 'updatedAt'],
  change: { stations: ['bar'] },
});
