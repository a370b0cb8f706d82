/** The ways to reach a person. In-app is the document itself; the two push services are for houses that run either. */
export const channelNames = ['inApp', 'fcm', 'oneSignal', 'email'] as const;

export type ChannelName = (typeof channelNames)[number];

/** What interrupts a person, and keeps quiet in quiet hours. */
export const isPush = (channel: ChannelName): boolean => channel === 'fcm' || channel === 'oneSignal';
