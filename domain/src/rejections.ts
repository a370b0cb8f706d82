/** The catalogue of refusals, with texts for people. An app imports it where it shows them. No schemas. */

export { commandReasons, commonReasons, recordReasons } from './command-reasons.ts';
export { type Reason, reasonCodes } from './kernel/reason.ts';
export { type RejectionEntry, rejectionCatalogue, rejectionEntry, textOf } from './rejections/catalogue.ts';
