import { commandParts } from './commands/load-parts.ts';
import { ownWritesPart } from './me/me.ts';
import { providerParts } from './provider/provider-view.ts';
import { workspaceParts } from './workspace/load-parts.ts';

/** Loads the parts that every app gets soon after the start. A part that fails to load now is loaded at its first use. */
export const preload = (): Promise<unknown> =>
  Promise.allSettled([commandParts(), workspaceParts(), providerParts(), ownWritesPart()]);
