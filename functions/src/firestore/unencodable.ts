/** The database cannot store a decision: a value has no encoding, or a document is too large. A retry fails likewise. */
export class Unencodable extends Error {}
