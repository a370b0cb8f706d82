const key = 'push owner';

/** The uid of the person whose push messages this browser shows. */
export const pushOwner = (): string | undefined => localStorage.getItem(key) ?? undefined;

export const notePushOwner = (uid: string | undefined): void => {
  if (uid) localStorage.setItem(key, uid);
  else localStorage.removeItem(key);
};
