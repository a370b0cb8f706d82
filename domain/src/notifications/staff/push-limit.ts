/** Pushes about a provider in one UTC hour to one member. Everything above it waits in the inbox. */
export const pushesPerHour = 10;
