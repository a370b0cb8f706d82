/** A prerequisite of the suite is missing on this machine. The message says what to install, so no stack is needed. */
export class MissingPrerequisite extends Error {}
