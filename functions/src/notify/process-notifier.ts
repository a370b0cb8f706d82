import { getMessaging } from 'firebase-admin/messaging';
import { defineBoolean, defineString } from 'firebase-functions/params';
import { appUrl } from '../config/app-url.ts';
import { processContext } from '../firestore/process-context.ts';
import { channelsOf } from './channels.ts';
import type { Inviter } from './inviter.ts';
import { mailQuota } from './mail-quota.ts';
import { createMailer } from './mailer.ts';
import type { Notifier } from './notifier.ts';

const optional = (name: string, description: string) => defineString(name, { default: '', description });

const smtpUrl = optional('SMTP_URL', 'Mail server, as in smtps://user:password@host:465; empty: no e-mail');
const mailFrom = optional('MAIL_FROM', 'Sender of e-mails, as in Counterfoil <hello@example.org>');
const oneSignalAppId = optional('ONESIGNAL_APP_ID', 'App id of OneSignal; empty: no push through it');
const oneSignalApiKey = optional('ONESIGNAL_API_KEY', 'App API key of OneSignal');
const oneSignalUrl = optional('ONESIGNAL_URL', "Address of OneSignal's API; empty: the official one");
const fcmEnabled = defineBoolean('FCM_ENABLED', {
  default: false,
  description: 'Push through Firebase Cloud Messaging',
});

let notifier: Notifier | undefined;
let inviter: Inviter | undefined;

const emailConfig = () => ({ smtpUrl: smtpUrl.value(), from: mailFrom.value() });

/** The process's notifier, created at first use: parameters only have values while a function runs. */
export const processNotifier = (): Notifier => {
  if (notifier) return notifier;
  const { firestore, clock, addressOf } = processContext();
  const config = {
    email: emailConfig(),
    oneSignal: { appId: oneSignalAppId.value(), apiKey: oneSignalApiKey.value(), url: oneSignalUrl.value() },
    fcm: fcmEnabled.value() ? () => getMessaging() : undefined,
  };
  notifier = { firestore, clock, channels: channelsOf(config, { firestore, clock, addressOf }) };
  return notifier;
};

/** The process's sender of invitations. */
export const processInviter = (): Inviter => {
  if (inviter) return inviter;
  const { firestore, clock } = processContext();
  const mailer = createMailer(emailConfig());
  inviter = { firestore, clock, mailer, quota: mailQuota(firestore, clock), appUrl: appUrl.value() };
  return inviter;
};
