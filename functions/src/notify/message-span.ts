import { type ChannelName, correlationIdIn, type Sending } from '@counterfoil/domain';
import { inSpan, noteSpan, type SpanPlace } from '../trace/in-span.ts';

/**
 * A message follows the event that it tells of, also hours later: a notification's id begins with the id of its event.
 * The id of a reminder does not, so reminders have traces of their own.
 */
const placeOf = (channel: ChannelName, notificationId: string): SpanPlace => {
  const cause = correlationIdIn(notificationId);
  return {
    name: `message ${channel}`,
    correlationId: cause ?? notificationId,
    follows: cause === undefined ? undefined : 'commit',
    kind: 'producer',
    attributes: { 'counterfoil.notification_id': notificationId },
  };
};

/** Makes one attempt by a channel in a span. The reason of a failure stays in the log. */
export const inMessageSpan = (
  channel: ChannelName,
  { id, type }: { readonly id: string; readonly type: string },
  send: () => Promise<Sending>,
): Promise<Sending> =>
  inSpan(placeOf(channel, id), async (span) => {
    const sending = await send();
    span.setAttributes({ 'counterfoil.message': type, 'counterfoil.result': sending.result });
    return sending;
  });

/** A notification in the app is there with the commit that has created it. */
export const noteInAppMessage = (notificationId: string): void => noteSpan(placeOf('inApp', notificationId));
