import type { DigestItem, Language } from '@counterfoil/domain';
import type { Outgoing } from './channel.ts';

export interface Link {
  readonly label: string;
  readonly url: string;
}

type Content = Pick<Outgoing, 'title' | 'body' | 'language' | 'items'> & { readonly link?: Link | undefined };

/** Says whose words stand in quotation marks, so that nobody takes them for the sender's. */
const notes: Readonly<Record<Language, string>> = {
  en: 'Words in quotation marks are the provider’s own.',
  ar: 'الكلمات بين علامتي التنصيص هي كلمات مقدم الخدمة.',
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** The address is visible, too, so that its reader sees where it leads. */
const htmlLink = ({ label, url }: Link): string =>
  `<p><a href="${escapeHtml(url)}">${escapeHtml(label)}</a><br><small dir="ltr">${escapeHtml(url)}</small></p>\n`;

const htmlItem = ({ title, body }: DigestItem): string =>
  `<li><strong>${escapeHtml(title)}</strong><br>${escapeHtml(body)}</li>\n`;

/** A message as an HTML page, in the text direction of its language. */
export const htmlOf = ({ title, body, language, link, items = [] }: Content): string =>
  `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font-family: sans-serif; line-height: 1.5">
<h1 style="font-size: 1.25rem">${escapeHtml(title)}</h1>
<p>${escapeHtml(body)}</p>
${items.length > 0 ? `<ul>\n${items.map(htmlItem).join('')}</ul>\n` : ''}${link ? htmlLink(link) : ''}<p style="font-size: 0.8rem">${escapeHtml(notes[language])}</p>
</body>
</html>
`;

export const textOf = ({ title, body, language, link, items = [] }: Content): string =>
  [
    title,
    body,
    ...items.map((item) => `- ${item.title}\n  ${item.body}`),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    `${notes[language]}\n`,
  ].join('\n\n');
