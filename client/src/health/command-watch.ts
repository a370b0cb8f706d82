import type { Command } from '@counterfoil/domain/core';
import type { PendingWork } from '../commands/pending-work.ts';

/**
 * A command on its way, by the device's clock alone:
 *
 * ```
 * sent ──▶ answered: the server has settled it
 *   └────▶ seen: a snapshot of the server has its effect
 * ```
 *
 * Either may come first. A refused command is never seen. One that has waited without a network is not measured, nor is
 * one that was on its way before the watch began.
 */
interface Step {
  readonly command: Command;
  readonly since: number;
  readonly attempts: number;
  readonly isAnswered: boolean;
  readonly isSeen: boolean;
}

export interface Latency {
  readonly answered?: readonly number[];
  readonly seen?: readonly number[];
  readonly lost?: number;
}

/** A document of a snapshot of the server. */
export interface SeenDocument {
  readonly id: string;
  readonly lastCommandId?: unknown;
}

export interface CommandWatch {
  /** The pending commands of the provider now. */
  pending(work: readonly PendingWork[], now: number): Latency;
  /** A document that the server has added or changed. */
  shows(document: SeenDocument, now: number): Latency;
  /** Another user, or another cache: nothing that goes is settled. */
  forget(): void;
}

/** Refused commands stay for a while. */
const maxSteps = 200;

/** A limit of the server is no lost answer. */
const isLost = ({ problem }: PendingWork): boolean => problem?.code !== 'resource-exhausted';

/** It waits without a network, or behind such a one. */
const isHeldOffline = ({ state, attempts }: PendingWork): boolean => state === 'queued' && attempts === 0;

/** References name no command, but they have the id of their booking. */
export const hasEffectOf = (command: Command, { id, lastCommandId }: SeenDocument): boolean =>
  lastCommandId === command.id || (lastCommandId === undefined && Object.values(Object(command.payload)).includes(id));

export const createCommandWatch = (): CommandWatch => {
  const steps = new Map<string, Step>();
  const ignored = new Set<string>();
  let hasBegun = false;

  const drop = (id: string): void => {
    ignored.add(id);
    steps.delete(id);
  };

  const note = (work: PendingWork): number => {
    const { id, command, since, attempts } = work;
    const before = steps.get(id) ?? { attempts: 0, isAnswered: false, isSeen: false };
    if (!hasBegun || isHeldOffline(work)) drop(id);
    if (!command || ignored.has(id)) return 0;
    steps.set(id, { ...before, command, since: since.getTime(), attempts });
    const [oldest] = steps.keys();
    if (steps.size > maxSteps && oldest) steps.delete(oldest);
    return isLost(work) ? Math.max(0, attempts - before.attempts) : 0;
  };

  const keep = (id: string, step: Step): void => {
    if (step.isAnswered && step.isSeen) steps.delete(id);
    else steps.set(id, step);
  };

  return {
    pending: (work, now) => {
      const lost = work.reduce((sum, one) => sum + note(one), 0);
      hasBegun = true;
      const ids = new Set(work.map(({ id }) => id));
      for (const id of ignored) if (!ids.has(id)) ignored.delete(id);
      const settled = [...steps].filter(([id, { isAnswered }]) => !isAnswered && !ids.has(id));
      for (const [id, step] of settled) keep(id, { ...step, isAnswered: true });
      return { lost, answered: settled.map(([, { since }]) => now - since) };
    },
    shows: (document, now) => {
      const seen = [...steps].filter(([, step]) => !step.isSeen && hasEffectOf(step.command, document));
      for (const [id, step] of seen) keep(id, { ...step, isSeen: true });
      return { seen: seen.map(([, { since }]) => now - since) };
    },
    forget: () => {
      steps.clear();
      ignored.clear();
      hasBegun = false;
    },
  };
};
