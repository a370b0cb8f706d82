import type { Fields, Write } from '@counterfoil/domain/core';

/** The latest prediction of a command's effect. */
export interface Prediction {
  /** Version of the main document after the command. */
  readonly version: number;
  /** Written documents by path; `undefined` for a deleted one. */
  readonly documents: ReadonlyMap<string, Fields | undefined>;
}

/** A command that the server may have applied. */
export interface SentCommand {
  readonly commandId: string;
  /** Version of the main document after the command, from the server's answer; `undefined` before it. */
  readonly version?: number | undefined;
}

/** Compares a written document with the listeners' snapshots. */
export interface Views {
  /**
   * True if every listener that would show a document with this content shows it, or no longer shows a deleted one.
   * `hasEffect` is false for the content before the write. `undefined` if no listener would show it.
   */
  shows(path: string, data: Fields | undefined, hasEffect: (seen: Fields) => boolean): boolean | undefined;
}

/** Increments do not name the command that made them. Their documents arrive together with the others. */
export const namesItsCommand = ({ op }: Write): boolean => op !== 'increment';

/**
 * True if a document names the command as its last writer. Also true for the main document at the version of the
 * server's answer, or a later one.
 */
const hasEffectOf =
  ({ commandId, version }: SentCommand, prediction: Prediction, data: Fields) =>
  (seen: Fields): boolean => {
    if (seen.lastCommandId === commandId) return true;
    return version !== undefined && data.version === prediction.version && Number(seen.version ?? 0) >= version;
  };

/** True if the snapshots have a command's effect, or if the server applied it and no listener would show it. */
export const isAcknowledged = (sent: SentCommand, prediction: Prediction, views: Views): boolean => {
  const shown = [...prediction.documents].flatMap(([path, data]) =>
    data?.lastCommandId === sent.commandId ? [views.shows(path, data, hasEffectOf(sent, prediction, data))] : [],
  );
  if (shown.includes(true)) return true;
  return sent.version !== undefined && !shown.includes(false);
};

/**
 * True if a document has the command's effect or a later version. For documents beside the main one, the server's
 * answer has no version, so the predicted version counts.
 */
const hasEffectOrLater =
  (sent: SentCommand, prediction: Prediction, data: Fields | undefined) =>
  (seen: Fields): boolean => {
    if (!data) return false;
    if (hasEffectOf(sent, prediction, data)(seen)) return true;
    if (data.version === prediction.version) return false;
    return typeof data.version === 'number' ? Number(seen.version ?? 0) >= data.version : !data.lastCommandId;
  };

/**
 * The documents of an acknowledged command that some listeners do not show yet. Their snapshots arrive one after the
 * other.
 */
export const unacknowledgedDocuments = (
  sent: SentCommand,
  prediction: Prediction,
  views: Views,
): Prediction['documents'] =>
  new Map(
    [...prediction.documents].filter(
      ([path, data]) => views.shows(path, data, hasEffectOrLater(sent, prediction, data)) === false,
    ),
  );
