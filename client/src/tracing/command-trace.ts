import type { Command, Rejection } from '@counterfoil/domain/core';
import type { PendingWork } from '../commands/pending-work.ts';
import { hasEffectOf, type SeenDocument } from '../health/command-watch.ts';
import { type DeviceSpan, deviceSpan } from './device-span.ts';

/**
 * A command on its way, by the device's clock:
 *
 * ```
 * noted ──(waits: no network, or others before it)──▶ calling ──▶ answered ──▶ gone
 *   └─────────────────────────────────────────────────▲             └──▶ seen ──▶ gone
 * ```
 *
 * A snapshot may show the effect before the answer comes. A refused command is never seen. The trace of a command ends
 * when the page does; the next page begins it again, from the journal.
 *
 * It does not own the sampling, nor the sending of spans.
 */
interface Way {
  readonly command: Command;
  readonly since: number;
  /** When a call may have left for the first time. */
  readonly calledAt: number | undefined;
  readonly attempts: number;
  readonly isAnswered: boolean;
  readonly isSeen: boolean;
}

export interface CommandTrace {
  /**
   * The pending commands now.
   *
   * @param refusalOf the refusal of a command that is pending no more; `undefined` if it was accepted
   */
  pending(
    work: readonly PendingWork[],
    refusalOf: (id: string) => Rejection | undefined,
    now: number,
  ): readonly DeviceSpan[];
  /** A document that the server has added or changed. */
  shows(document: SeenDocument, now: number): readonly DeviceSpan[];
  /** Another user, or another cache. */
  forget(): void;
}

/** Commands that are answered, but that no list shows, are forgotten from here on. */
const maxWays = 200;

const toldRefusal = ({ code, details }: Rejection): string =>
  ['rejected', code, ...(details?.reason ? [details.reason] : [])].join(' ');

const spanOf = (
  part: 'send' | 'wait' | 'call' | 'seen',
  { command: { id, type, providerId } }: Way,
  times: { readonly start: number; readonly end: number },
  attributes: Readonly<Record<string, string>> = {},
): DeviceSpan =>
  deviceSpan({
    ...{ part, commandId: id, type, ...times },
    attributes: { 'counterfoil.provider_id': providerId, ...attributes },
  });

const answeredSpans = (way: Way, rejection: Rejection | undefined, end: number): DeviceSpan[] => {
  const { since, calledAt = end, attempts } = way;
  const outcome = {
    'counterfoil.outcome': rejection ? toldRefusal(rejection) : 'accepted',
    'counterfoil.attempts': String(attempts + 1),
  };
  return [
    ...(calledAt > since ? [spanOf('wait', way, { start: since, end: calledAt })] : []),
    spanOf('call', way, { start: calledAt, end }, outcome),
    spanOf('send', way, { start: since, end }, outcome),
  ];
};

/** A new command that may leave at once has not waited. */
const firstCall = ({ state, attempts, since }: PendingWork, before: Way | undefined, now: number) => {
  if (state === 'queued' && attempts === 0) return undefined;
  return before ? now : since.getTime();
};

export const createCommandTrace = (): CommandTrace => {
  const ways = new Map<string, Way>();

  const note = (work: PendingWork, now: number): void => {
    const { id, command, since, attempts } = work;
    if (!command) return;
    const before = ways.get(id);
    const calledAt = before?.calledAt ?? firstCall(work, before, now);
    const isSeen = before?.isSeen === true;
    ways.set(id, { command, since: since.getTime(), calledAt, attempts, isAnswered: false, isSeen });
    const [oldest] = ways.keys();
    if (ways.size > maxWays && oldest) ways.delete(oldest);
  };

  const keep = (id: string, way: Way): void => {
    if (way.isAnswered && way.isSeen) ways.delete(id);
    else ways.set(id, way);
  };

  return {
    pending: (work, refusalOf, now) => {
      for (const one of work) note(one, now);
      const ids = new Set(work.map(({ id }) => id));
      const answered = [...ways].filter(([id, { isAnswered }]) => !isAnswered && !ids.has(id));
      return answered.flatMap(([id, way]) => {
        const rejection = refusalOf(id);
        keep(id, { ...way, isAnswered: true, isSeen: way.isSeen || !!rejection });
        return answeredSpans(way, rejection, now);
      });
    },
    shows: (document, now) =>
      [...ways]
        .filter(([, { command, isSeen }]) => !isSeen && hasEffectOf(command, document))
        .map(([id, way]) => {
          keep(id, { ...way, isSeen: true });
          return spanOf('seen', way, { start: way.since, end: now });
        }),
    forget: () => ways.clear(),
  };
};
