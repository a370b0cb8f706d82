/** Pushes about a provider in one UTC hour to one member. Everything above it waits in the inbox. */
export const pushesPerHour = 10;

/** Lines of one e-mail. The app has the rest. In this file, because queries of devices must not load schemas. */
export const maxDigestLines = 30;
