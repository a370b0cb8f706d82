import { defineString } from 'firebase-functions/params';
import { appUrl } from '../config/app-url.ts';

const moreOrigins = defineString('CHECKOUT_ORIGINS', {
  default: '',
  description: 'Further origins to which a payment page may lead back, separated by commas; APP_URL always may',
});

const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined);

const localHosts: readonly string[] = ['127.0.0.1', 'localhost'];

/** The suite chooses its ports anew each time. */
const isLocal = (url: string): boolean =>
  process.env.FUNCTIONS_EMULATOR === 'true' && localHosts.includes(new URL(url).hostname);

/**
 * An address to which a payment page may lead back: the given one, or the app's; `undefined` if it is on no allowed
 * origin. Otherwise anybody could send people from the gateway's page to a page that looks like the app.
 */
export const allowedUrl = (given: string | undefined): string | undefined => {
  const url = given ?? appUrl.value();
  const origin = originOf(url);
  if (!origin || !/^https?:/.test(origin)) return undefined;
  const origins = [appUrl.value(), ...moreOrigins.value().split(/[\s,]+/)].map(originOf);
  return origins.includes(origin) || isLocal(url) ? url : undefined;
};
