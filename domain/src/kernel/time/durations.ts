/** Durations in milliseconds. A day has 24 hours here; `time-zone.ts` computes with the days of a calendar. */
export const secondMs = 1000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
