import type { CommandPayloads } from '@counterfoil/client';
import type { ClosedTimes } from '@counterfoil/client/desk';

/** Closed all day, open at other hours, or a break within the usual ones. */
export const ways = ['allDay', 'otherHours', 'break'] as const;
export type Way = (typeof ways)[number];

type Payload = CommandPayloads['closure.create'];

/** A closure as somebody types it. Days are `YYYY-MM-DD`, times `HH:MM`. */
export interface ClosureDraft {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly way: Way;
  readonly opens: string;
  readonly closes: string;
  /** None: the whole place. */
  readonly serviceIds: readonly string[];
  readonly onConflict: Payload['onConflict'];
}

export const newDraft = (today: string): ClosureDraft => ({
  firstDay: today,
  lastDay: today,
  way: 'allDay',
  opens: '12:00',
  closes: '14:00',
  serviceIds: [],
  onConflict: 'cancel',
});

const mostDays = 366;

const daysOf = ({ firstDay, lastDay }: ClosureDraft): number =>
  (Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000 + 1;

/** The first thing that is wrong, by its field; `undefined` if nothing is. */
export const draftFault = (draft: ClosureDraft, today: string): 'lastDay' | 'past' | 'long' | 'closes' | undefined => {
  const { firstDay, lastDay, way, opens, closes } = draft;
  if (!firstDay || !lastDay || lastDay < firstDay) return 'lastDay';
  if (lastDay < today) return 'past';
  if (daysOf(draft) > mostDays) return 'long';
  return way !== 'allDay' && (!opens || !closes || opens === closes) ? 'closes' : undefined;
};

/** The times that a draft without a fault closes, as the domain has them. */
export const closedTimesOf = ({ firstDay, lastDay, way, opens, closes, serviceIds }: ClosureDraft): ClosedTimes => ({
  from: firstDay,
  until: lastDay,
  ...(way === 'break' ? { break: { from: opens, until: closes } } : {}),
  ...(way === 'otherHours' ? { openingHours: [{ open: opens, close: closes }] } : {}),
  ...(way === 'allDay' ? { openingHours: [] } : {}),
  ...(serviceIds.length > 0 ? { serviceIds: [...serviceIds] } : {}),
});

/** The days and hours that a closure has in the end, in the words of a draft. */
export const wayOf = ({ openingHours = [], break: pause }: Pick<ClosedTimes, 'openingHours' | 'break'>): Way => {
  if (pause) return 'break';
  return openingHours.length > 0 ? 'otherHours' : 'allDay';
};
