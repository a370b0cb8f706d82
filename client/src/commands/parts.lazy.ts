/** The code of this folder that the client loads soon after the start. */
export { sendJournal } from './send-journal.lazy.ts';
