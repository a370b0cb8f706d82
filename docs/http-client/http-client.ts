/**
 * Counterfoil without an SDK: `fetch` and nothing else. An example for `docs/protocol.md`, run by
 * `test/integration/http-client.test.ts`.
 */

import { type FirestoreValue, fieldsOf, jsonOf } from './firestore-values.ts';

/** Where the project is. In production: `https://identitytoolkit.googleapis.com` and so on. */
export interface Addresses {
  readonly projectId: string;
  /** Web API key of the project. The emulator takes any. */
  readonly apiKey: string;
  readonly auth: string;
  readonly firestore: string;
  /** Up to the function's name: `https://{region}-{project}.cloudfunctions.net`. */
  readonly functions: string;
}

export interface Session {
  readonly uid: string;
  /** Valid for one hour. */
  readonly idToken: string;
}

export interface WireCommand {
  readonly id: string;
  readonly type: string;
  readonly providerId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly issuedAt: string;
  readonly expiresAt?: string;
}

export interface WireOutcome {
  readonly commandId: string;
  readonly outcome: 'applied' | 'duplicate' | 'rejected';
  readonly version?: number;
  readonly eventIds?: readonly string[];
  readonly rejection?: {
    readonly code: string;
    readonly message: string;
    readonly details?: { readonly reason?: string };
  };
}

interface FailedBody {
  readonly error?: { readonly message?: string; readonly details?: { readonly outcomes?: (WireOutcome | null)[] } };
}

/** A call or request that failed as a whole. No outcome: nothing is settled, and the same commands may go again. */
export class CallFailed extends Error {
  readonly status: number;
  /** Seconds to wait before the next attempt, if the server says so. */
  readonly retryAfter: number | undefined;
  /** One per command of the call; `null` for those to send again. */
  readonly outcomes: readonly (WireOutcome | null)[] | undefined;
  constructor(response: Response, body: FailedBody) {
    super(body.error?.message ?? response.statusText);
    this.status = response.status;
    const seconds = response.headers.get('retry-after');
    this.retryAfter = seconds === null ? undefined : Number(seconds);
    this.outcomes = body.error?.details?.outcomes;
  }
}

const post = async (url: string, body: unknown, idToken?: string): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(idToken ? { authorization: `Bearer ${idToken}` } : {}) },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as object;
  if (!response.ok) throw new CallFailed(response, answer);
  return answer;
};

/** Signs in with a password. `signUp` in place of `signInWithPassword` creates the account. */
export const signIn = async (
  { auth, apiKey }: Addresses,
  how: 'signInWithPassword' | 'signUp',
  person: { readonly email: string; readonly password: string },
): Promise<Session> => {
  const url = `${auth}/v1/accounts:${how}?key=${apiKey}`;
  const { localId, idToken } = (await post(url, { ...person, returnSecureToken: true })) as {
    localId: string;
    idToken: string;
  };
  return { uid: localId, idToken };
};

/** Sends commands in one call. The outcomes are in their order; `at` is the time of the server. */
export const call = async (
  { functions }: Addresses,
  { idToken }: Session,
  commands: readonly WireCommand[],
): Promise<{ outcomes: WireOutcome[]; at: string }> => {
  const { result } = (await post(`${functions}/command`, { data: { commands } }, idToken)) as {
    result: { outcomes: WireOutcome[]; at: string };
  };
  return result;
};

const documents = ({ projectId }: Addresses): string => `projects/${projectId}/databases/(default)/documents`;

/**
 * Queues a command as a document, in one commit: the rules want `createdAt` to be the server's time, which only a
 * transform can write.
 *
 * @param folder `endUsers/{uid}` of the sender, or `serviceProviders/{pid}` of a member
 */
export const queue = async (
  addresses: Addresses,
  { uid, idToken }: Session,
  { folder, command, after }: { readonly folder: string; readonly command: WireCommand; readonly after?: string },
): Promise<void> => {
  const document = { ...command, ...(after ? { after } : {}), status: 'queued', createdBy: uid };
  const name = `${documents(addresses)}/${folder}/commands/${command.id}`;
  const write = {
    update: { name, fields: fieldsOf(document) },
    updateTransforms: [{ fieldPath: 'createdAt', setToServerValue: 'REQUEST_TIME' }],
    currentDocument: { exists: false },
  };
  await post(`${addresses.firestore}/v1/${documents(addresses)}:commit`, { writes: [write] }, idToken);
};

/** A document, with its times as ISO 8601; `undefined` if there is none. */
export const get = async (
  addresses: Addresses,
  { idToken }: Session,
  path: string,
): Promise<Record<string, unknown> | undefined> => {
  const response = await fetch(`${addresses.firestore}/v1/${documents(addresses)}/${path}`, {
    headers: { authorization: `Bearer ${idToken}` },
  });
  if (response.status === 404) return undefined;
  const answer = (await response.json()) as FailedBody & { fields?: Record<string, FirestoreValue> };
  if (!response.ok) throw new CallFailed(response, answer);
  return jsonOf({ mapValue: { fields: answer.fields } }) as Record<string, unknown>;
};

/** One page of a list: the documents of a collection with one value in one field, in an order. */
export const list = async (
  addresses: Addresses,
  { idToken }: Session,
  query: {
    /** The document that holds the collection. */
    readonly parent: string;
    readonly collection: string;
    readonly where: readonly [field: string, value: unknown];
    readonly orderBy: readonly (readonly [field: string, direction: 'ASCENDING' | 'DESCENDING'])[];
    readonly limit: number;
  },
): Promise<Record<string, unknown>[]> => {
  const [field, value] = query.where;
  const structuredQuery = {
    from: [{ collectionId: query.collection }],
    where: { fieldFilter: { field: { fieldPath: field }, op: 'EQUAL', value: fieldsOf({ value }).value } },
    orderBy: query.orderBy.map(([fieldPath, direction]) => ({ field: { fieldPath }, direction })),
    limit: query.limit,
  };
  const url = `${addresses.firestore}/v1/${documents(addresses)}/${query.parent}:runQuery`;
  const rows = (await post(url, { structuredQuery }, idToken)) as {
    document?: { fields?: Record<string, FirestoreValue> };
  }[];
  return rows.flatMap(({ document }) =>
    document ? [jsonOf({ mapValue: { fields: document.fields } }) as Record<string, unknown>] : [],
  );
};
