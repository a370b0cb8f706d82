/**
 * The channels of a notification. The in-app channel is the notification document itself. A provider may run either
 * push service.
 */
export const channelNames = ['inApp', 'fcm', 'oneSignal', 'email'] as const;

export type ChannelName = (typeof channelNames)[number];

/** True for channels that interrupt a user, and therefore pause in quiet hours. */
export const isPush = (channel: ChannelName): boolean => channel === 'fcm' || channel === 'oneSignal';
