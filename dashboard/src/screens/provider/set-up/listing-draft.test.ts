import { expect, test } from 'vitest';
import { readListing } from './listing-draft.ts';

test.each([
  [
    'a line and a place',
    ' Via Roma 1 ',
    '41,9',
    '12.5',
    { text: 'Via Roma 1', place: { latitude: 41.9, longitude: 12.5 } },
  ],
  ['no place', 'Via Roma 1', '', ' ', { text: 'Via Roma 1' }],
  ['nothing', '', '', '', {}],
  ['half a place', '', '41.9', '', undefined],
  ['a place beyond a pole', '', '91', '0', undefined],
  ['words for a degree', '', 'north', '0', undefined],
])('%s', (_, text, latitude, longitude, listing) => {
  expect(readListing({ text, latitude, longitude })).toEqual(listing);
});
