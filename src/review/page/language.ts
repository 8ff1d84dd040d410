import type { Bilingual } from '../../model.ts';
import { recall, remember } from './remembered.ts';

type PageLanguage = 'zh' | 'en';

let language: PageLanguage = 'zh';
speak(recall('language') === 'en' ? 'en' : 'zh');

/** One of two texts, by the reviewer's language. */
export function say(zh: string, en: string): string {
  return language === 'zh' ? zh : en;
}

export function said({ zh, en }: Bilingual): string {
  return say(zh, en);
}

export function otherLanguage(): PageLanguage {
  return language === 'zh' ? 'en' : 'zh';
}

export function speak(next: PageLanguage): void {
  language = next;
  remember('language', next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}
