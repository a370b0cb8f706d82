import { formatMoment, formatMoney } from '../format.ts';
import type { Message } from '../message.ts';
import { quoted } from '../quoted.ts';
import { formatLocale, type Language, languageOf, type Reader } from '../reader.ts';
import type { News } from './news.ts';
import { newsArabic } from './news-arabic.ts';
import type { NewsCatalogue, NewsFacts } from './news-catalogue.ts';
import { newsEnglish } from './news-english.ts';

const catalogues: Readonly<Record<Language, NewsCatalogue>> = { en: newsEnglish, ar: newsArabic };

export interface NewsSource {
  readonly eventId: string;
  readonly providerId: string;
  readonly providerName: string;
}

export const formatCount = (count: number, locale: string | undefined): string =>
  new Intl.NumberFormat(formatLocale(locale)).format(count);

const factsOf = (news: News, providerName: string, reader: Reader): NewsFacts => {
  const { locale } = reader;
  const words = (text: string): string => quoted(text, languageOf(locale));
  const moment = (at: Date | undefined): string => (at ? formatMoment(at, reader) : '');
  const number = (count: number | undefined): string => (count === undefined ? '' : formatCount(count, locale));
  return {
    provider: words(providerName),
    what: words(news.what),
    when: moment(news.when),
    wish: moment(news.wish),
    seats: number(news.seats),
    code: news.code ?? '',
    money: news.money ? formatMoney(news.money, reader) : '',
    count: number(news.count),
  };
};

/** The message to a member. Its id contains a dot and the type, so that it is the same at each evaluation. */
export const newsMessage = (news: News, { eventId, providerId, providerName }: NewsSource, reader: Reader): Message => {
  const { type, entityType, entityId } = news;
  const { title, body } = catalogues[languageOf(reader.locale)][type](factsOf(news, providerName, reader));
  const data = { type, entityType, [`${entityType}Id`]: entityId, providerId };
  return { id: `${eventId}.news`, type, title, body, data };
};
