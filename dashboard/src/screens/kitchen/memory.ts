import type { OrderLine, StationTicket } from '@counterfoil/client';

/** A line as a display has shown it. */
export interface ShownLine {
  readonly lineId: string;
  readonly name: string;
  readonly quantity: number;
  readonly note?: string | undefined;
  readonly status: string;
  /**
   * Set once the list of the station has the line no more: `unknown` until its order tells why, `paid` if the order
   * was closed before the line was made. A paid line is still work; only this display knows its steps.
   */
  readonly left?: 'unknown' | 'paid' | undefined;
}

/** A ticket as a display has shown it, with what its cooks have not seen yet. */
export interface ShownTicket {
  readonly orderId: string;
  readonly number: number;
  readonly kind: StationTicket['kind'];
  readonly tableId?: string | undefined;
  /** ISO 8601. */
  readonly since: string;
  readonly lines: readonly ShownLine[];
  /** Lines that were withdrawn before they were ready. They stay, struck, until somebody taps. */
  readonly withdrawn: readonly ShownLine[];
  /** Ids of lines that have another quantity or note than before, or came to a ticket that was there. */
  readonly changed: readonly string[];
}

/** A finished line, which can be called back. */
export interface DoneLine extends ShownLine {
  readonly orderId: string;
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
}

/** The memory of one display. It is kept on the device, so that a reload offline forgets nothing. */
export interface Memory {
  readonly tickets: readonly ShownTicket[];
  readonly done: readonly DoneLine[];
}

export const emptyMemory: Memory = { tickets: [], done: [] };

const doneForMs = 30 * 60_000;

/** A ticket that has left the list this long after it came is nobody's work any more. */
const keptForMs = 24 * 60 * 60_000;

const shownLine = ({ lineId, name, quantity, note, status }: OrderLine): ShownLine => ({
  lineId,
  name,
  quantity,
  ...(note ? { note } : {}),
  status,
});

const isSame = (a: ShownLine, b: ShownLine): boolean => a.quantity === b.quantity && a.note === b.note;

const lineById = (lines: readonly ShownLine[]): ReadonlyMap<string, ShownLine> =>
  new Map(lines.map((line) => [line.lineId, line]));

/** A line that was ready and is gone was served. Only a paid one stays until somebody taps it away. */
const isServed = ({ status, left }: ShownLine): boolean => status === 'ready' && left !== 'paid';

/** The lines of a ticket that the list has no more, and that stay. */
const leftLines = (before: ShownTicket | undefined, now: ReadonlyMap<string, ShownLine>): readonly ShownLine[] =>
  (before?.lines ?? [])
    .filter((line) => !now.has(line.lineId) && !isServed(line))
    .map((line) => ({ ...line, left: line.left ?? 'unknown' }));

/** Tells the news of a ticket. On a new one each line is, and none is marked. */
const changesSince = (before: ShownTicket, recalled: ReadonlySet<string>) => {
  const earlier = lineById(before.lines);
  return (line: ShownLine): boolean => {
    const old = earlier.get(line.lineId);
    if (before.changed.includes(line.lineId)) return true;
    return old ? !isSame(old, line) : !recalled.has(line.lineId);
  };
};

/** The ticket as it is now, beside what the display has shown before. */
const renewed = (
  ticket: StationTicket,
  before: ShownTicket | undefined,
  recalled: ReadonlySet<string>,
): ShownTicket => {
  const listed = ticket.lines.map(shownLine);
  const now = lineById(listed);
  const { orderId, number, kind, tableId, since } = ticket;
  return {
    ...{ orderId, number, kind, since: since.toISOString() },
    ...(tableId ? { tableId } : {}),
    lines: [...listed, ...leftLines(before, now)],
    withdrawn: (before?.withdrawn ?? []).filter(({ lineId }) => !now.has(lineId)),
    changed: (before ? listed.filter(changesSince(before, recalled)) : []).map(({ lineId }) => lineId),
  };
};

/** A ticket whose order has no line in the list any more. */
const gone = (ticket: ShownTicket): ShownTicket => ({ ...ticket, lines: leftLines(ticket, new Map()), changed: [] });

export const hasContent = ({ lines, withdrawn }: ShownTicket): boolean => lines.length > 0 || withdrawn.length > 0;

export const doneLines = ({ orderId, number }: ShownTicket, lines: readonly ShownLine[], now: Date): DoneLine[] =>
  lines.map((line) => ({ ...line, orderId, number, at: now.toISOString() }));

const served = (before: ShownTicket, ticket: StationTicket | undefined, now: Date): readonly DoneLine[] => {
  const there = new Set(ticket?.lines.map(({ lineId }) => lineId));
  const lines = before.lines.filter((line) => isServed(line) && !there.has(line.lineId));
  return doneLines(before, lines, now);
};

/**
 * The memory after the display has read its tickets anew. A line that was ready and is gone has been served. Any other
 * one stays until its order tells what became of it: it must not vanish under a cook's hands. See `settle`.
 */
export const remember = (memory: Memory, tickets: readonly StationTicket[], now: Date): Memory => {
  const current = new Map(tickets.map((ticket) => [ticket.orderId, ticket]));
  const known = new Map(memory.tickets.map((ticket) => [ticket.orderId, ticket]));
  const isKept = ({ since }: ShownTicket): boolean => now.getTime() - Date.parse(since) < keptForMs;
  const kept = memory.tickets
    .filter((ticket) => !current.has(ticket.orderId) && isKept(ticket))
    .map(gone)
    .filter(hasContent);
  const recalled = new Set(memory.done.map(({ lineId }) => lineId));
  const shown = tickets.map((ticket) => renewed(ticket, known.get(ticket.orderId), recalled));
  const isRecent = ({ at }: DoneLine): boolean => now.getTime() - Date.parse(at) < doneForMs;
  const backAgain = new Set(tickets.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)));
  return {
    tickets: [...kept, ...shown].sort((a, b) => a.since.localeCompare(b.since)),
    done: [
      ...memory.tickets.flatMap((ticket) => served(ticket, current.get(ticket.orderId), now)),
      ...memory.done,
    ].filter((line) => isRecent(line) && !backAgain.has(line.lineId)),
  };
};

/** Somebody has seen what was withdrawn and changed. */
export const acknowledge = (memory: Memory, orderId: string): Memory => ({
  ...memory,
  tickets: memory.tickets
    .map((ticket) => (ticket.orderId === orderId ? { ...ticket, withdrawn: [], changed: [] } : ticket))
    .filter(({ lines }) => lines.length > 0),
});

const lineIds = (lines: readonly ShownLine[]): readonly string[] => lines.map(({ lineId }) => lineId);

/** True if a line has come that the display did not have. A line that was called back is not one. */
export const hasArrived = (before: Memory, now: Memory): boolean => {
  const known = new Set([...before.tickets.flatMap(({ lines }) => lineIds(lines)), ...lineIds(before.done)]);
  return now.tickets.some(({ lines }) => lines.some(({ lineId }) => !known.has(lineId)));
};

/** How many of each dish are still to make, the most first. */
export const allDay = (tickets: readonly ShownTicket[]): readonly (readonly [name: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const { lines } of tickets)
    for (const { name, quantity, status } of lines)
      if (status !== 'ready') counts.set(name, (counts.get(name) ?? 0) + quantity);
  return [...counts].sort(([, a], [, b]) => b - a);
};
