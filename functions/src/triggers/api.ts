import { getAuth } from 'firebase-admin/auth';
import { onRequest } from 'firebase-functions/https';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { createStatusApi } from '../status/serve-status.ts';
import { observed } from '../trace/observed.ts';

let serve: ReturnType<typeof createStatusApi> | undefined;

/** Serves health and status to monitors and people (`firebase.json` rewrites `/api/**`). */
export const api = onRequest(
  functionOptions,
  observed('call', async (request, response) => {
    serve ??= createStatusApi(processContext(), (token) => getAuth().verifyIdToken(token, true));
    const { method, path, ip = '' } = request;
    const { status, headers, body } = await serve({ method, path, ip, authorization: request.header('Authorization') });
    // Any origin may read: the token is in a header, and no cookie is involved.
    response
      .set({ 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex', ...headers })
      .status(status)
      .send(body);
  }),
);
