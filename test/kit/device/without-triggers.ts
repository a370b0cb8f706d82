const setTriggers = async (what: 'disable' | 'enable'): Promise<void> => {
  const url = `http://${process.env.FIREBASE_EMULATOR_HUB}/functions/${what}BackgroundTriggers`;
  const response = await fetch(url, { method: 'PUT' });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
};

/**
 * Runs work that no function hears of, such as writing thousands of documents. For tests that have the suite to
 * themselves.
 */
export const withoutTriggers = async <T>(work: () => Promise<T>): Promise<T> => {
  await setTriggers('disable');
  try {
    return await work();
  } finally {
    await setTriggers('enable');
  }
};
