import type { FindingKind } from '@counterfoil/domain';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import type { DamagedWorld } from './world.ts';

/** A finding that a variant must lead to. */
export type Expected = readonly [what: FindingKind, where: string];

export interface Variant {
  readonly name: string;
  /** Damages documents by hand, and names what the audit must find. */
  damage(world: DamagedWorld, amount: number): Promise<readonly Expected[]>;
  /** Fields that no source tells any more, or that a mend sets on purpose. */
  readonly loses?: readonly string[];
  /** Documents that its mend changes by a command's event, beside those that are found. */
  readonly follows?: (world: DamagedWorld) => readonly string[];
}

type Path = (world: DamagedWorld) => string;
type Fields = Readonly<Record<string, unknown>>;

export const drop = (name: string, path: Path, what: FindingKind): Variant => ({
  name,
  damage: async (world) => {
    const ref = world.firestore.doc(path(world));
    if (!(await ref.get()).exists) throw new Error(`${ref.path} is not there to be lost`);
    await ref.delete();
    return [[what, ref.path]];
  },
});

export const change = (
  name: string,
  path: Path,
  what: FindingKind,
  fields: (world: DamagedWorld, amount: number) => Fields,
): Variant => ({
  name,
  damage: async (world, amount) => {
    const ref = world.firestore.doc(path(world));
    await ref.update({ ...fields(world, amount) });
    return [[what, ref.path]];
  },
});

/** A copy of a document at an address where none belongs. */
export const copy = (name: string, from: Path, to: Path, what: FindingKind, fields: Fields = {}): Variant => ({
  name,
  damage: async (world) => {
    const data = (await world.firestore.doc(from(world)).get()).data();
    if (!data) throw new Error(`${from(world)} is not there to be copied`);
    await world.firestore.doc(to(world)).create({ ...data, ...fields });
    return [[what, to(world)]];
  },
});

export const off = (amount: number) => FieldValue.increment(amount);

/** The first document of a collection, by a field. */
export const firstWith = async (firestore: Firestore, collection: string, field: string, value: unknown) => {
  const { docs } = await firestore.collection(collection).where(field, '==', value).limit(1).get();
  const [found] = docs;
  if (!found) throw new Error(`no ${collection} with ${field} ${String(value)}`);
  return found;
};
