import { functionName } from './reports.ts';

/** Milliseconds after which an export is given up. */
export const exportLimitMs = 5000;

/** The address of a signal at a collector: `/v1/traces` is added unless it is there. */
export const signalUrl = (endpoint: string, signal: 'traces' | 'logs'): string => {
  const url = new URL(endpoint);
  const path = url.pathname.replace(/\/+$/, '');
  if (!path.endsWith(`/v1/${signal}`)) url.pathname = `${path}/v1/${signal}`;
  return url.href;
};

/** `a=b,c=d` as OpenTelemetry writes headers. Values may be percent-encoded. */
export const headersIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const [name = '', ...value] = pair.split('=');
      return name.trim() ? [[name.trim(), decodeURIComponent(value.join('=').trim())]] : [];
    }),
  );

/** The process, as collectors list it. Nothing of the machine is asked. */
export const resourceAttributes = () => ({
  'service.name': 'counterfoil',
  'service.version': process.env.COUNTERFOIL_VERSION ?? '',
  'faas.name': functionName(),
  'cloud.account.id': process.env.GCLOUD_PROJECT ?? '',
});
