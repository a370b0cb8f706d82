import type { CalendarEvent } from '@counterfoil/domain';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** How often calendars should ask again, in seconds. Most of them decide for themselves. */
const refreshSeconds = 15 * 60;

/** Renders an iCalendar file (RFC 5545) with its times in UTC. */
export const renderCalendar = (name: string, events: readonly CalendarEvent[]): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Counterfoil', product: 'calendar' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const { uid, start, end, summary, description, isTentative, sequence, changedAt } of events) {
    const status = isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
    const about = { id: uid, summary, description, status, sequence };
    calendar.createEvent({ ...about, start, end, stamp: changedAt, lastModified: changedAt });
  }
  return calendar.toString();
};
