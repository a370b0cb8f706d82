import * as z from 'zod';
import { alarmNews } from './alarm-news.ts';
import { reservationNews, subscriptionNews } from './booking-news.ts';
import type { News } from './news.ts';
import { isAlarm } from './news-type.ts';

/** The fields of a provider's event that news depend on. */
const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  createdBy: z.string(),
  payload: z.unknown().optional(),
  reference: z.unknown().optional(),
});

type ProviderEvent = z.infer<typeof eventSchema>;

const allNews = (event: ProviderEvent): News[] => {
  switch (event.entityType) {
    case 'reservation':
      return reservationNews(event);
    case 'subscription':
      return subscriptionNews(event);
    default:
      return alarmNews(event);
  }
};

export interface NewsOfEvent {
  /** Ids of messages derive from it. */
  readonly eventId: string;
  /** The best first. A member is told the first that is for them, and nothing else of this event. */
  readonly news: readonly News[];
  /** The person who knows already, because they did it. */
  readonly knownBy?: string | undefined;
}

/** The news of a provider's event; `undefined` for most events, and for a malformed one. */
export const newsOf = (event: unknown): NewsOfEvent | undefined => {
  const { data } = eventSchema.safeParse(event);
  const news = data ? allNews(data) : [];
  const [best] = news;
  if (!data || !best) return undefined;
  return { eventId: data.id, news, knownBy: isAlarm(best.type) ? undefined : data.createdBy };
};
