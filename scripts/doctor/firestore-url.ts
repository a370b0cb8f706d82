import type { Target } from './check.ts';

/** The database as a resource of Firestore's Admin API. */
export const firestoreUrl = ({ project, database }: Target): string =>
  `https://firestore.googleapis.com/v1/projects/${project}/databases/${database}`;
