/** A document's address. `kind` selects the decoder. */
export interface Ref<Kind extends string = string> {
  readonly kind: Kind;
  /** Slash-separated path from the database's root. */
  readonly path: string;
}

/** The documents that a command has read so far. `Documents` maps each kind to its type. */
export interface Docs<Documents> {
  /** True if the command has read it, even if the document does not exist. */
  has(ref: Ref): boolean;
  /**
   * Returns the document, or `undefined` if it does not exist. Throws if the command has not read it: that is a bug.
   */
  get<Kind extends keyof Documents & string>(ref: Ref<Kind>): Documents[Kind] | undefined;
}
