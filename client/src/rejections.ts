/** Refusals as sentences for people, in English and Arabic. An app loads them when it shows one. */

export { textOf } from '@counterfoil/domain/rejections';
