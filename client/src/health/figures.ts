/** The counts of a device since its last heartbeat. Latencies are in milliseconds. */
export interface Figures {
  readonly answered: readonly number[];
  readonly seen: readonly number[];
  readonly lost: number;
  readonly documents: number;
  readonly cached: number;
  readonly reconnects: number;
  readonly slowQueries: number;
}

export const noFigures: Figures = {
  answered: [],
  seen: [],
  lost: 0,
  documents: 0,
  cached: 0,
  reconnects: 0,
  slowQueries: 0,
};

/** Latencies that are kept: the latest, if a heartbeat is late. */
const maxLatencies = 1000;

export const addFigures = (a: Figures, b: Partial<Figures>): Figures => ({
  answered: [...a.answered, ...(b.answered ?? [])].slice(-maxLatencies),
  seen: [...a.seen, ...(b.seen ?? [])].slice(-maxLatencies),
  lost: a.lost + (b.lost ?? 0),
  documents: a.documents + (b.documents ?? 0),
  cached: a.cached + (b.cached ?? 0),
  reconnects: a.reconnects + (b.reconnects ?? 0),
  slowQueries: a.slowQueries + (b.slowQueries ?? 0),
});

/** The rules accept no longer ones. */
const longestMs = 600_000;

const spreadOf = (latencies: readonly number[]) => {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number): number => {
    const ms = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return Math.round(Math.min(Math.max(ms, 0), longestMs));
  };
  return { count: sorted.length, p50: at(0.5), p95: at(0.95) };
};

/** The report of a heartbeat, within the limits of the security rules. */
export const reportOf = (
  { answered, seen, lost, documents, cached, reconnects, slowQueries }: Figures,
  lists: { readonly lists: number; readonly stale: number },
) => ({
  ...(answered.length > 0 ? { answered: spreadOf(answered) } : {}),
  ...(seen.length > 0 ? { seen: spreadOf(seen) } : {}),
  lost: Math.min(lost, 10_000),
  documents: Math.min(documents, 1_000_000),
  cached: Math.min(cached, 1_000_000),
  reconnects: Math.min(reconnects, 1000),
  slowQueries: Math.min(slowQueries, 1000),
  ...lists,
});
