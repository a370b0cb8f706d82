import type { CommandRequest } from './command.ts';
import type { Decision } from './decision.ts';
import type { Docs, Ref } from './ref.ts';

/** What the kernel needs to know of a command: what to read, and how to decide. Pure; may be run again at any time. */
export interface CommandDefinition<Payload, Documents> {
  /** The aggregate's key within the tenant: commands with the same key run in their order, others side by side. */
  aggregate(request: CommandRequest<Payload>): string;
  /** First round of reads. */
  reads(request: CommandRequest<Payload>): readonly Ref<keyof Documents & string>[];
  /** Further rounds, for what only an earlier one can name; asked again until it names nothing new. */
  readsNext?(request: CommandRequest<Payload>, docs: Docs<Documents>): readonly Ref<keyof Documents & string>[];
  decide(request: CommandRequest<Payload>, docs: Docs<Documents>): Decision;
}
