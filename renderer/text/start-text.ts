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
  i18next.services.formatter?.add('counted', counted);
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

/**
 * For words that differ between one and many: `{{n, counted(one: group; other: groups)}}` says "1 group" and "3,038 groups". Only English
 * asks for it, so that no caller has to know.
 */
export function counted(
  value: unknown,
  language: string | undefined,
  words: { readonly one?: string; readonly other?: string },
): string {
  const number = Number(value);
  const isNumber = Number.isFinite(number) && value !== '';
  const { rules, figures } = formsOf(language ?? 'en');
  const form = isNumber && rules.select(number) === 'one' ? words.one : words.other;
  return `${isNumber ? figures.format(number) : String(value)} ${form ?? ''}`;
}

interface Forms {
  readonly rules: Intl.PluralRules;
  readonly figures: Intl.NumberFormat;
}

/** Made once: a list says such words in every row. */
const forms = new Map<string, Forms>();

function formsOf(language: string): Forms {
  const known = forms.get(language);
  if (known !== undefined) return known;
  const made = { rules: new Intl.PluralRules(language), figures: new Intl.NumberFormat(language) };
  forms.set(language, made);
  return made;
}

function sayLanguage(): void {
  document.documentElement.lang = i18next.language;
}
