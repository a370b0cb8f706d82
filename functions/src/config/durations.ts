/** Durations in milliseconds. A day has 24 hours here: calendar days of a provider are counted by the domain. */
export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const dayMs = 24 * 60 * minuteMs;
