import { hash53 } from './short-code.ts';

/**
 * Ids of the trace of a command, derived from its correlation id. Device, callable and triggers derive the same ones, so
 * their spans form one tree, and no document has a field for it.
 */

/**
 * Spans that a command has once, whichever process tells of them. `send` and `commit` are parents of spans of another
 * process. Two tabs may tell of the others.
 */
export type SharedSpan = 'send' | 'wait' | 'call' | 'seen' | 'commit';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** W3C forbids it. */
const noTrace = '00000000000000000000000000000000';

/** The last 52 of the 53 bits of a hash. */
const thirteenDigits = (text: string): string => hash53(text).toString(16).padStart(14, '0').slice(-13);

/**
 * Up to 39 hexadecimal digits of a text, without the wait for the digests of a browser. A sender may choose ids that
 * collide, and then sees two commands in one trace.
 */
const digest = (text: string, digits: number): string =>
  [1, 2, 3]
    .map((n) => thirteenDigits(`${n}/${text}`))
    .join('')
    .slice(0, digits);

/** 32 hexadecimal digits: those of the correlation id if it is a UUID, and otherwise a digest of it. */
export const traceIdOf = (correlationId: string): string => {
  const digits = uuid.test(correlationId) ? correlationId.replaceAll('-', '').toLowerCase() : noTrace;
  return digits === noTrace ? digest(correlationId, 32) : digits;
};

/** 16 hexadecimal digits. */
export const spanIdOf = (span: SharedSpan, correlationId: string): string => digest(`${span} ${correlationId}`, 16);

/**
 * True if a trace is among the share, from 0 to 1, that is recorded. The end of an id is random, so every process
 * decides the same for the same trace.
 */
export const isSampled = (traceId: string, share: number): boolean =>
  Number.parseInt(traceId.slice(-8), 16) < share * 2 ** 32;

/**
 * The correlation id in the id of an event, or of the notification of one: what comes before its number. `undefined` for
 * an id that names no event, such as the one of a reminder.
 */
export const correlationIdIn = (id: string): string | undefined => /^([^.]+)_\d+(\.|$)/.exec(id)?.[1];
