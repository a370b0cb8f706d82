import { type Command, type Preview, secondMs } from '@counterfoil/domain/core';
import { httpsCallable } from 'firebase/functions';
import { commandId } from '../commands/command-id.ts';
import type { NewCommand } from '../commands/new-command.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { loadPart } from '../connection/load-part.ts';
import { partsOf } from '../inspector/client-parts.ts';
import type { Internals } from '../inspector/internals.ts';

export interface PreviewOptions {
  /**
   * `server`, unless set: it knows everything, and this device decides only if it gets no answer. `device`: it decides
   * at once, by what it has and with what is in flight. It knows no limits, and asks the server if it cannot decide.
   */
  readonly by?: 'server' | 'device';
}

/** `by`: who has decided. */
export type Previewed = Preview & { readonly by: 'server' | 'device' };

const timeoutMs = 20 * secondMs;

/** Errors of a call that got no answer. The SDK calls a failed connection `internal`. */
const unanswered: ReadonlySet<string> = new Set(['unavailable', 'internal', 'deadline-exceeded']);

const onDevice = async ({ connection, overlay }: Internals, command: Command): Promise<Previewed | undefined> => {
  const { previewOnDevice } = await loadPart(() => import('./preview-on-device.lazy.ts'), 'previewOnDevice');
  const preview = await previewOnDevice(connection, overlay, command);
  return preview && { ...preview, by: 'device' };
};

const onServer = async ({ connection }: Internals, command: Command): Promise<Previewed> => {
  const call = httpsCallable<object, Preview>(connection.functions, 'preview', { timeout: timeoutMs });
  try {
    return { ...(await call({ command })).data, by: 'server' };
  } catch (error) {
    throw CounterfoilError.from(error, 'previewing');
  }
};

/**
 * Tells what a command would do now, or why it would be refused. The same deciders decide it when it is sent. For a
 * booking that finds no seats it names the next free slots. It sends nothing, and somebody else may be faster.
 *
 * @throws CounterfoilError `unauthenticated`, `resource-exhausted` beyond the rate of commands, and `unavailable` if
 * neither the server answers nor this device can decide
 */
export const preview = async (
  counterfoil: object,
  newCommand: NewCommand,
  { by = 'server' }: PreviewOptions = {},
): Promise<Previewed> => {
  const parts = partsOf(counterfoil);
  const command: Command = { ...newCommand, id: newCommand.id ?? commandId(), issuedAt: new Date().toISOString() };
  const decided = by === 'device' ? await onDevice(parts, command) : undefined;
  if (decided) return decided;
  try {
    return await onServer(parts, command);
  } catch (error) {
    if (!(error instanceof CounterfoilError && unanswered.has(error.code))) throw error;
    const instead = by === 'server' ? await onDevice(parts, command).catch(() => undefined) : undefined;
    if (instead) return instead;
    throw new CounterfoilError('unavailable', error.message, error);
  }
};
