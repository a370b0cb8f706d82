/** The days from one on, as `YYYY-MM-DD`. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10),
  );

/** A local day as a moment that formats of UTC write as this day. */
export const dayAsDate = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** `Europe/Rome` as `Rome`, for people. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** Tells the minutes since local midnight. In numbers of no language, unlike a reader's formats. */
export const minuteOfDayIn = (timeZone: string): ((at: Date) => number) => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (at) => {
    const text = clock.format(at);
    return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  };
};
