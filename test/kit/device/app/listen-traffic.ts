import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';

/** Matches a document that the server sends to a listener, in the SDK's debug log: its path and its version. */
const sent = /"documentChange":\{"document":\{"name":"[^"]*?\/documents\/([^"]+)"[\s\S]*"updateTime":"([^"]+)"/;
const target = /"addTarget":\{/;

/** Records the traffic of this page's listeners since `note`. */
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
    /**
     * Documents as `path version`, once per delivery, and the number of queries started, in total and with a resume
     * token.
     */
    noted: () => ({ states: [...states], targets: { ...targets } }),
  };
};
