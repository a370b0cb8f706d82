/**
 * The exact place of an event in its feed. `createdAt` is its commit time in ISO 8601 with the database's digits,
 * because many events share a millisecond: `2026-05-04T08:00:00.123456Z`. It is plain data, which a device may store.
 */
export interface EventCursor {
  readonly createdAt: string;
  readonly id: string;
}

/** A time as Firestore has it. */
export interface ExactTime {
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** Before every event. */
export const feedBegin: EventCursor = { createdAt: '1970-01-01T00:00:00.000000Z', id: '0' };

export const exactText = ({ seconds, nanoseconds }: ExactTime): string => {
  const micros = String(Math.floor(nanoseconds / 1000)).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${micros}Z`;
};

const pattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?Z$/;

/** The time of a cursor; `undefined` for text that is none. */
export const exactTime = (text: string): ExactTime | undefined => {
  const [, whole, micros = ''] = pattern.exec(text) ?? [];
  const ms = whole === undefined ? Number.NaN : Date.parse(`${whole}Z`);
  return Number.isNaN(ms) ? undefined : { seconds: ms / 1000, nanoseconds: Number(micros.padEnd(6, '0')) * 1000 };
};

/** Compares two places: negative if the first one is earlier. */
export const compareCursors = (a: EventCursor, b: EventCursor): number => {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
};
