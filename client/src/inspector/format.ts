import { minuteMs, secondMs } from '@counterfoil/domain/core';

const inUnits = (ms: number): string => {
  if (ms < secondMs) return `${Math.round(ms)} ms`;
  if (ms < 10 * secondMs) return `${(ms / secondMs).toFixed(1)} s`;
  if (ms < 2 * minuteMs) return `${Math.round(ms / secondMs)} s`;
  if (ms < 120 * minuteMs) return `${Math.round(ms / minuteMs)} min`;
  return ms < 48 * 60 * minuteMs
    ? `${Math.round(ms / (60 * minuteMs))} h`
    : `${Math.round(ms / (1440 * minuteMs))} days`;
};

/** A duration, as `34 ms`, `1.2 s` or `5 min`. A clock that was set back makes none of it negative. */
export const duration = (ms: number): string => inUnits(Math.max(0, ms));

/** An age in whole seconds and more, so that the figure does not flicker. */
export const age = (since: Date, now: Date): string => {
  const ms = now.getTime() - since.getTime();
  return ms < secondMs ? 'now' : inUnits(Math.floor(ms / secondMs) * secondMs).replace('.0', '');
};

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const clockTime = (at: number): string => new Date(at).toLocaleTimeString('en-GB');

const longestId = 20;

/** An id with its beginning and its end, which is enough to tell it from others. */
export const shortId = (id: string): string => (id.length > longestId ? `${id.slice(0, 11)}…${id.slice(-5)}` : id);

/** A path without its owner and with short ids: `orders/order-21ba1…b182f` fits a narrow column. */
export const shortPath = (path: string): string => {
  const [first = '', , ...rest] = path.split('/');
  return rest.length > 0 ? rest.map(shortId).join('/') : first;
};

/** Id of the provider or user to whom a path belongs. */
export const ownerOf = (path: string): string => path.split('/')[1] ?? '';

/** A value for reading, with dates as text. */
export const readable = (value: unknown): string => JSON.stringify(value, null, 2) ?? 'nothing';
