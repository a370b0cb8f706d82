import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';

/** A document the server sends to a listener, as the SDK logs its wire: its path and its state. */
const sent = /"documentChange":\{"document":\{"name":"[^"]*?\/documents\/([^"]+)"[\s\S]*"updateTime":"([^"]+)"/;
const target = /"addTarget":\{/;

/** What has passed on the wire to and from the listeners of this page since `note`. */
export const createListenTraffic = () => {
  const states: string[] = [];
  const targets = { all: 0, resumed: 0 };
  const read = (message: string): void => {
    const [, path, state] = sent.exec(message) ?? [];
    if (path) states.push(`${path} ${state}`);
    if (!target.test(message)) return;
    targets.all += 1;
    targets.resumed += message.includes('"resumeToken":"') ? 1 : 0;
  };
  const listening = ({ message }: { readonly message: string }): void => {
    if (message.includes("RPC 'Listen' stream")) read(message);
  };
  return {
    note: (): void => {
      setLogLevel('debug');
      onLog(listening, { level: 'debug' });
    },
    /** Documents as `path state`, each as often as it came; and how many queries were begun, with and without a token of before. */
    noted: () => ({ states: [...states], targets: { ...targets } }),
  };
};
