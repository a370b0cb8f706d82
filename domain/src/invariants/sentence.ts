import type { Finding, Told } from './finding.ts';

/** A document's path without the person in it: alerts and events outlast a person's erasure. */
export const placeOf = (where: string): string =>
  where
    .replace(/^endUsers\/[^/]+/, 'endUsers/…')
    .replace(/^scheduledReminders\/[^.]+\./, 'scheduledReminders/….')
    .replace(/^leavings\/.+/, 'leavings/…');

const said = (value: Told): string => (value === null ? 'nothing' : JSON.stringify(value));

/** A finding as one sentence, for logs and alerts. */
export const sentenceOf = ({ audit, what, where, expected, found }: Finding): string =>
  `${audit}: ${what} at ${placeOf(where)}: expected ${said(expected)}, found ${said(found)}`;
