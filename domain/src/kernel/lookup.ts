/** Something that finds documents of one kind by their id. */
export interface Lookup<T> {
  get(id: string): T | undefined;
}
