import type { Fields, Write } from '@counterfoil/domain/core';

/** What a command leaves, as it was last guessed: the documents, and which version its main one has then. */
export interface Prediction {
  readonly version: number;
  /** `undefined` for one that is not there any more. */
  readonly documents: ReadonlyMap<string, Fields | undefined>;
}

/** What is known of a command that may have arrived. */
export interface SentCommand {
  readonly commandId: string;
  /** The main document's version afterwards, as the server has answered. */
  readonly version?: number | undefined;
}

/** What the snapshots say of a document that was written. */
export interface Views {
  /**
   * Whether everybody here who would see a document with this content sees it, or sees it no more; `has` tells it from what was there
   * before. `undefined` where nobody would.
   */
  shows(path: string, data: Fields | undefined, has: (seen: Fields) => boolean): boolean | undefined;
}

/** Counters say nothing of who has added to them: they come with the rest. */
export const namesItsCommand = ({ op }: Write): boolean => op !== 'increment';

/** Whether a document names the command as the last to have written it, or is the main one and as far as the server has answered. */
const isBy =
  ({ commandId, version }: SentCommand, prediction: Prediction, data: Fields) =>
  (seen: Fields): boolean => {
    if (seen.lastCommandId === commandId) return true;
    return version !== undefined && data.version === prediction.version && Number(seen.version ?? 0) >= version;
  };

/** Whether the snapshots carry a command's effect, as far as anybody here sees any of it. */
export const isAcknowledged = (sent: SentCommand, prediction: Prediction, views: Views): boolean => {
  const seen = [...prediction.documents].flatMap(([path, data]) =>
    data?.lastCommandId === sent.commandId ? [views.shows(path, data, isBy(sent, prediction, data))] : [],
  );
  if (seen.includes(true)) return true;
  return sent.version !== undefined && !seen.includes(false);
};

/**
 * Whether a document that came beside the main one is as the command has left it, or as others have since: it has no number of its
 * own to wait for but the one that was guessed.
 */
const isAfter =
  (sent: SentCommand, prediction: Prediction, data: Fields | undefined) =>
  (seen: Fields): boolean => {
    if (!data) return false;
    if (isBy(sent, prediction, data)(seen)) return true;
    if (data.version === prediction.version) return false;
    return typeof data.version === 'number' ? Number(seen.version ?? 0) >= data.version : !data.lastCommandId;
  };

/** Of what has arrived, what some here do not see yet: their snapshots come one after the other. */
export const unacknowledgedDocuments = (
  sent: SentCommand,
  prediction: Prediction,
  views: Views,
): Prediction['documents'] =>
  new Map(
    [...prediction.documents].filter(
      ([path, data]) => views.shows(path, data, isAfter(sent, prediction, data)) === false,
    ),
  );
