/** A mail as its reader sees it. */
export interface Mail {
  readonly messageId: string;
  readonly to: string;
  readonly raw: string;
  readonly text: string;
  readonly html: string;
}

const decode = (part: string): string => {
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  if (/^content-transfer-encoding: base64/im.test(part)) return Buffer.from(body, 'base64').toString();
  if (!/^content-transfer-encoding: quoted-printable/im.test(part)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
};

export const parseMail = (raw: string, to: string): Mail => {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '';
  const parts = raw.split(`--${boundary}`);
  const part = (type: string): string => decode(parts.find((one) => one.includes(`Content-Type: ${type}`)) ?? '');
  return {
    messageId: /^message-id: (\S+)/im.exec(raw)?.[1] ?? '',
    to,
    raw,
    text: part('text/plain'),
    html: part('text/html'),
  };
};
