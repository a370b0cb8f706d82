/** A document's address, with the `kind` that says how to decode it. */
export interface Ref<Kind extends string = string> {
  readonly kind: Kind;
  /** Slash-separated, from the database's root. */
  readonly path: string;
}

/** The documents a command has read so far, by reference. `Documents` maps each kind to its type. */
export interface Docs<Documents> {
  /** Whether it has been read, be it there or not. */
  has(ref: Ref): boolean;
  /** The document, or `undefined` when it does not exist. Asking for one that was not read is a bug and throws. */
  get<Kind extends keyof Documents & string>(ref: Ref<Kind>): Documents[Kind] | undefined;
}
