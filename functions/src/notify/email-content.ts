import type { Language } from '@counterfoil/domain';
import type { Outgoing } from './channel.ts';

type Content = Pick<Outgoing, 'title' | 'body' | 'language'>;

/** Says whose words stand in quotation marks, so that nobody takes them for the sender's. */
const notes: Readonly<Record<Language, string>> = {
  en: 'Words in quotation marks are the provider’s own.',
  ar: 'الكلمات بين علامتي التنصيص هي كلمات مقدم الخدمة.',
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** A message as an HTML page, in the text direction of its language. */
export const htmlOf = ({ title, body, language }: Content): string =>
  `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font-family: sans-serif; line-height: 1.5">
<h1 style="font-size: 1.25rem">${escapeHtml(title)}</h1>
<p>${escapeHtml(body)}</p>
<p style="font-size: 0.8rem">${escapeHtml(notes[language])}</p>
</body>
</html>
`;

export const textOf = ({ title, body, language }: Content): string => `${title}\n\n${body}\n\n${notes[language]}\n`;
