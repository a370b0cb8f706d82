import type { RecordInputs, RecordKind } from '@counterfoil/client';
import type { Person } from './people.ts';

/** A provider of the demo, as its owner would set it up. */
export interface DemoProvider {
  readonly providerId: string;
  readonly owner: Person;
  readonly profile: {
    readonly name: string;
    readonly kind: string;
    readonly timeZone: string;
    readonly currency: string;
    readonly modules: readonly string[];
    readonly openingHours: Readonly<Record<string, readonly { open: string; close: string }[]>>;
  };
  readonly crew: readonly { readonly person: Person; readonly role: 'manager' | 'staff' | 'kitchen' }[];
  /** People who join by an invitation that they accept themselves. */
  readonly invited?: readonly { readonly person: Person; readonly role: 'manager' | 'staff' | 'kitchen' }[];
  /** The provider's records, by kind and id. */
  readonly records: { readonly [Kind in RecordKind]?: Readonly<Record<string, RecordInputs[Kind]>> };
  /** A day on which it will be closed, so many days from now. */
  readonly closure?: { readonly inDays: number; readonly title: string };
  /** How people find it. */
  readonly listing: {
    readonly place: { readonly latitude: number; readonly longitude: number };
    readonly text: string;
  };
  readonly shortAddress: string;
  /** Quantity of each ingredient on the first day. */
  readonly stock: Readonly<Record<string, number>>;
}

export const week = (...periods: { open: string; close: string }[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, periods]));
