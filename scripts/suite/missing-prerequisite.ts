/** Something the suite needs is not on this machine. The message says what to install; no stack helps. */
export class MissingPrerequisite extends Error {}
