import type { Message } from '@counterfoil/domain';
import type { Outgoing } from './channel.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** A message as an HTML page, in the text direction of its language. */
export const htmlOf = ({ title, body, language }: Pick<Outgoing, 'title' | 'body' | 'language'>): string =>
  `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font-family: sans-serif; line-height: 1.5">
<h1 style="font-size: 1.25rem">${escapeHtml(title)}</h1>
<p>${escapeHtml(body)}</p>
</body>
</html>
`;

export const textOf = ({ title, body }: Pick<Message, 'title' | 'body'>): string => `${title}\n\n${body}\n`;
