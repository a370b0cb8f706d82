import type { CommandRequest } from './command.ts';
import type { Decision } from './decision.ts';
import type { Docs, Ref } from './ref.ts';

/**
 * Tells the kernel which documents a command reads and how it decides. Pure: the kernel may run it again at any time.
 */
export interface CommandDefinition<Payload, Documents> {
  /** True if it decides by the actor's verified address. A queued command carries none, so the kernel looks it up. */
  readonly usesAddress?: true;
  /** The aggregate's key within the tenant. Commands with the same key run in order, all others in parallel. */
  aggregate(request: CommandRequest<Payload>): string;
  /** First round of reads. */
  reads(request: CommandRequest<Payload>): readonly Ref<keyof Documents & string>[];
  /**
   * Further reads, whose paths depend on earlier documents. The kernel repeats the call until it returns no new
   * reference.
   */
  readsNext?(request: CommandRequest<Payload>, docs: Docs<Documents>): readonly Ref<keyof Documents & string>[];
  decide(request: CommandRequest<Payload>, docs: Docs<Documents>): Decision;
}
