import { commandParts } from './commands/load-parts.ts';
import { ownWritesPart } from './me/me.ts';
import { recordsPart } from './provider/provider-view.ts';
import { workspaceParts } from './workspace/load-parts.ts';

/** Loads all code that an app may need offline later. If code fails to load now, the client loads it on first use. */
export const preload = (): Promise<unknown> =>
  Promise.allSettled([commandParts(), workspaceParts(), recordsPart(), ownWritesPart()]);
