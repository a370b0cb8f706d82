import type { CommandDefinition, Documents } from '@counterfoil/domain/core';

/** A decider without its payload type. The command's type selects a decider that accepts its payload. */
export type Decider = Pick<CommandDefinition<never, Documents>, 'reads' | 'readsNext' | 'decide'>;

/** Deciders by the type of their command. */
export type Deciders = Readonly<Record<string, Decider>>;
