import type { Language, Words } from './language.ts';

/** Public land mobile networks of mainland China by the number in `+COPS:` (ITU-T E.212, country code 460). */
const networks: Readonly<Record<string, keyof typeof names.en>> = {
  '46000': 'mobile',
  '46002': 'mobile',
  '46004': 'mobile',
  '46007': 'mobile',
  '46008': 'mobile',
  '46001': 'unicom',
  '46006': 'unicom',
  '46009': 'unicom',
  '46003': 'telecom',
  '46005': 'telecom',
  '46011': 'telecom',
  '46012': 'telecom',
  '46015': 'broadnet',
};

const names = {
  en: { mobile: 'China Mobile', unicom: 'China Unicom', telecom: 'China Telecom', broadnet: 'China Broadnet' },
  zh: { mobile: '中国移动', unicom: '中国联通', telecom: '中国电信', broadnet: '中国广电' },
} as const;

export const operatorWords: Words<Readonly<Record<keyof typeof names.en, string>>> = names;

/** The name of an operator that the module reported as a number; any other text is unchanged. */
export const operatorText = (text: string, language: Language): string => {
  const network = Object.hasOwn(networks, text) ? networks[text] : undefined;
  return network === undefined ? text : operatorWords[language][network];
};
