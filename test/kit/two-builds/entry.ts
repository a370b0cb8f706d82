/** The part of the functions that reads and writes a provider's documents; `newer-build.ts` builds it again. */
export { executeBatch } from '../../../functions/src/executor/execute-batch.ts';
export { projectStoredEvent } from '../../../functions/src/projections/project-stored-event.ts';
