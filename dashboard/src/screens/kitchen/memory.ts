import type { StationTicket } from '@counterfoil/client';

/** A line as a display has shown it. */
export interface ShownLine {
  readonly lineId: string;
  readonly name: string;
  readonly quantity: number;
  readonly note?: string | undefined;
  readonly status: string;
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
  /** Ids of lines that have another quantity or note than before. */
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

const shownLine = ({ lineId, name, quantity, note, status }: StationTicket['lines'][number]): ShownLine => ({
  lineId,
  name,
  quantity,
  ...(note ? { note } : {}),
  status,
});

const isSame = (a: ShownLine, b: ShownLine): boolean => a.quantity === b.quantity && a.note === b.note;

const lineById = (lines: readonly ShownLine[]): ReadonlyMap<string, ShownLine> =>
  new Map(lines.map((line) => [line.lineId, line]));

/** The ticket as it is now, beside what the display has shown before. */
const renewed = (before: ShownTicket | undefined, ticket: StationTicket): ShownTicket => {
  const lines = ticket.lines.map(shownLine);
  const now = lineById(lines);
  const earlier = lineById(before?.lines ?? []);
  const withdrawn = [
    ...(before?.withdrawn ?? []),
    ...(before?.lines ?? []).filter(({ lineId, status }) => !now.has(lineId) && status !== 'ready'),
  ].filter(({ lineId }) => !now.has(lineId));
  const isChanged = (line: ShownLine): boolean => {
    const old = earlier.get(line.lineId);
    return (before?.changed.includes(line.lineId) ?? false) || (old !== undefined && !isSame(old, line));
  };
  const { orderId, number, kind, tableId, since } = ticket;
  return {
    ...{ orderId, number, kind, since: since.toISOString(), lines, withdrawn },
    ...(tableId ? { tableId } : {}),
    changed: lines.filter(isChanged).map(({ lineId }) => lineId),
  };
};

/** A ticket whose order has no line here any more: it stays while its cooks have not seen what was withdrawn. */
const left = (ticket: ShownTicket): ShownTicket | undefined => {
  const withdrawn = [...ticket.withdrawn, ...ticket.lines.filter(({ status }) => status !== 'ready')];
  return withdrawn.length > 0 ? { ...ticket, lines: [], withdrawn, changed: [] } : undefined;
};

const served = (before: ShownTicket, now: StationTicket | undefined, at: Date): DoneLine[] => {
  const there = new Set(now?.lines.map(({ lineId }) => lineId));
  const { orderId, number } = before;
  return before.lines
    .filter(({ lineId, status }) => status === 'ready' && !there.has(lineId))
    .map((line) => ({ ...line, orderId, number, at: at.toISOString() }));
};

/**
 * The memory after the display has read its tickets anew. A line that was ready and is gone has been served. Any other
 * one was withdrawn, and must not vanish under a cook's hands.
 */
export const remember = (memory: Memory, tickets: readonly StationTicket[], now: Date): Memory => {
  const current = new Map(tickets.map((ticket) => [ticket.orderId, ticket]));
  const known = new Map(memory.tickets.map((ticket) => [ticket.orderId, ticket]));
  const gone = memory.tickets.filter(({ orderId }) => !current.has(orderId)).flatMap((ticket) => left(ticket) ?? []);
  const shown = tickets.map((ticket) => renewed(known.get(ticket.orderId), ticket));
  const isRecent = ({ at }: DoneLine): boolean => now.getTime() - Date.parse(at) < doneForMs;
  const backAgain = new Set(tickets.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)));
  const done = [
    ...memory.tickets.flatMap((ticket) => served(ticket, current.get(ticket.orderId), now)),
    ...memory.done,
  ].filter((line) => isRecent(line) && !backAgain.has(line.lineId));
  return { tickets: [...gone, ...shown].sort((a, b) => a.since.localeCompare(b.since)), done };
};

/** Somebody has seen what was withdrawn and changed. */
export const acknowledge = (memory: Memory, orderId: string): Memory => ({
  ...memory,
  tickets: memory.tickets
    .map((ticket) => (ticket.orderId === orderId ? { ...ticket, withdrawn: [], changed: [] } : ticket))
    .filter(({ lines }) => lines.length > 0),
});

/** How many of each dish are still to make, the most first. */
export const allDay = (tickets: readonly ShownTicket[]): readonly (readonly [name: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const { lines } of tickets)
    for (const { name, quantity, status } of lines)
      if (status !== 'ready') counts.set(name, (counts.get(name) ?? 0) + quantity);
  return [...counts].sort(([, a], [, b]) => b - a);
};
