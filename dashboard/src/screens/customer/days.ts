/** The days from one on, as `YYYY-MM-DD`. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10),
  );

/** A local day as a moment that formats of UTC write as this day. */
export const dayAsDate = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** `Europe/Rome` as `Rome`, for people. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
