import { idSchema, memberRef, memberSchema, providerPath } from '@counterfoil/domain';
import { statusRates } from '../config/settings.ts';
import { TokenBuckets } from '../executor/token-buckets.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { withDates } from '../firestore/with-dates.ts';
import { log } from '../trace/log.ts';
import type { ErrorCode, HealthAnswer, ProviderStatus } from './answers.ts';
import { type Caller, callerOf, tokenIn, type VerifyIdToken } from './caller.ts';
import { openApi } from './open-api.ts';
import { readHealth } from './read-health.ts';
import { readProviderStatus, type Viewer, visibleTo } from './read-provider-status.ts';
import { Recent } from './recent.ts';

export interface StatusRequest {
  readonly method: string;
  readonly path: string;
  readonly ip: string;
  readonly authorization?: string | undefined;
}

export interface StatusResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | string;
}

/** Seconds that an answer, a membership and a token count as current. */
export const currentSeconds = 5;

const refuse = (status: number, code: ErrorCode, message: string, headers = {}): StatusResponse => ({
  status,
  headers: { 'Cache-Control': 'no-store', ...headers },
  body: { error: { code, message } },
});

const limited = (retryAfterSeconds: number): StatusResponse => {
  const message = 'too many requests; ask again later';
  return {
    ...refuse(429, 'resource-exhausted', message, { 'Retry-After': String(retryAfterSeconds) }),
    body: { error: { code: 'resource-exhausted', message, details: { retryAfterSeconds } } },
  };
};

/** An app of another origin asks first whether it may send its token. */
const preflight: StatusResponse = {
  status: 204,
  headers: {
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Allow-Headers': 'Authorization',
    'Access-Control-Max-Age': '86400',
  },
  body: '',
};

const answerTo = (method: string): StatusResponse | undefined => {
  if (method === 'OPTIONS') return preflight;
  if (method === 'GET' || method === 'HEAD') return undefined;
  return refuse(405, 'invalid-argument', 'a status can only be read', { Allow: 'GET, HEAD' });
};

type Access = Viewer | 'stranger' | 'no-provider';

const statusPath = /^\/api\/providers\/([^/]*)\/status\/?$/;

/** Serves the status of the platform and of providers. An instance keeps each answer for some seconds. */
export const createStatusApi = (context: CommandContext, verify: VerifyIdToken) => {
  const { firestore, clock } = context;
  const [addresses, people] = [new TokenBuckets(statusRates.address), new TokenBuckets(statusRates.person)];
  const currentMs = currentSeconds * 1000;
  const health = new Recent<HealthAnswer>(currentMs);
  const callers = new Recent<Caller | undefined>(currentMs);
  const accesses = new Recent<Access>(currentMs);
  const statuses = new Recent<Required<ProviderStatus>>(currentMs);

  const serveHealth = async (): Promise<StatusResponse> => {
    const body = await health.get(context, '', () => readHealth(context));
    const isDown = body.status === 'down';
    const headers = { 'Cache-Control': isDown ? 'no-store' : `public, max-age=${currentSeconds}` };
    return { status: isDown ? 503 : 200, headers, body };
  };

  const readAccess = async ({ uid, isPlatform }: Caller, providerId: string): Promise<Access> => {
    const paths = [providerPath(providerId), ...(isPlatform ? [] : [memberRef(providerId, uid).path])];
    const [provider, member] = await firestore.getAll(...paths.map((path) => firestore.doc(path)));
    if (!provider?.exists) return 'no-provider';
    if (isPlatform) return 'platform';
    const { data } = memberSchema.safeParse(withDates(member?.data()));
    return data?.active ? data.role : 'stranger';
  };

  const serveProvider = async (providerId: string, authorization: string | undefined): Promise<StatusResponse> => {
    if (!idSchema.safeParse(providerId).success) return refuse(400, 'invalid-argument', 'providerId: is no id');
    const token = tokenIn(authorization);
    const caller = token && (await callers.get(context, token, () => callerOf(verify, token)));
    if (!caller)
      return refuse(401, 'unauthenticated', 'a valid ID token is expected', { 'WWW-Authenticate': 'Bearer' });
    const seconds = people.take(caller.uid, 1, clock());
    if (seconds > 0) return limited(seconds);
    const key = `${providerId} ${caller.uid} ${caller.isPlatform}`;
    const access = await accesses.get(context, key, () => readAccess(caller, providerId));
    if (access === 'no-provider') return refuse(404, 'not-found', 'there is no such provider');
    if (access === 'stranger') return refuse(403, 'permission-denied', 'needs an active membership');
    const status = await statuses.get(context, providerId, () => readProviderStatus(context, providerId));
    const headers = { 'Cache-Control': `private, max-age=${currentSeconds}`, Vary: 'Authorization' };
    return { status: 200, headers, body: visibleTo(access, status) };
  };

  const route = async ({ path, authorization }: StatusRequest): Promise<StatusResponse> => {
    if (path === '/api/health') return await serveHealth();
    if (path === '/api/openapi.json') {
      return { status: 200, headers: { 'Cache-Control': 'public, max-age=300' }, body: openApi() };
    }
    const providerId = statusPath.exec(path)?.[1];
    if (providerId === undefined) return refuse(404, 'not-found', 'there is nothing at this address');
    return await serveProvider(providerId, authorization);
  };

  return async (request: StatusRequest): Promise<StatusResponse> => {
    const early = answerTo(request.method);
    if (early) return early;
    const seconds = addresses.take(request.ip, 1, clock());
    if (seconds > 0) return limited(seconds);
    try {
      return await route(request);
    } catch (error) {
      log.error('a status cannot be served', { error });
      return refuse(503, 'unavailable', 'it cannot be read now; ask again later', { 'Retry-After': '5' });
    }
  };
};
