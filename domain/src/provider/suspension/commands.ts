import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { changeSuspension, type SuspensionReads, suspensionReads } from './change.ts';
import type { Resume, Suspend } from './payloads.ts';

const aggregate = (): string => 'suspension';

const suspend: CommandDefinition<Suspend, SuspensionReads> = {
  aggregate,
  reads: suspensionReads,
  decide: (request, docs) => changeSuspension(request, docs, request.command.payload.reason),
};

const resume: CommandDefinition<Resume, SuspensionReads> = {
  aggregate,
  reads: suspensionReads,
  decide: (request, docs) => changeSuspension(request, docs),
};

/** Sent by operators alone. Devices never predict them. */
export const suspensionCommands = { 'provider.suspend': suspend, 'provider.resume': resume };
