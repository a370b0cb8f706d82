import { endUserPath } from '../end-user/path.ts';

export const notificationsPath = (uid: string): string => `${endUserPath(uid)}/notifications`;

export const notificationPath = (uid: string, id: string): string => `${notificationsPath(uid)}/${id}`;

export const devicesPath = (uid: string): string => `${endUserPath(uid)}/devices`;
