/** Durations in milliseconds. A day has 24 hours here; the domain computes a provider's calendar days. */
export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const dayMs = 24 * 60 * minuteMs;
