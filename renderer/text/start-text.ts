import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english } from './en/english.ts';
import { chinese } from './zh-CN/chinese.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'language';

/** Loads the words: Chinese unless this machine has chosen English. React escapes what it shows, so i18next does not. */
export async function startText(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN',
    fallbackLng: false,
    defaultNS: 'common',
    resources: { 'zh-CN': chinese, en: english },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  sayLanguage();
  i18next.on('languageChanged', sayLanguage);
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  void i18next.changeLanguage(language);
}

function sayLanguage(): void {
  document.documentElement.lang = i18next.language;
}
