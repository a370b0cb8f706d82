/** The code of this folder that the client loads soon after the start. */
export { acknowledge, refusals, rejected } from './refusals.lazy.ts';
export { sendJournal } from './send-journal.lazy.ts';
