/** Labels that SSCOM shows where the user has given none: its Chinese and its English window, and the hint of 3.3. */
export const isDefaultLabel = (label: string): boolean => {
  const text = label.trim();
  return text === '' || text === 'NULL' || text === '双击此处加入该条目注释' || /^\d{1,9}无注释$/.test(text);
};

export const defaultLabel = (number: number): string => `${number}无注释`;

/** The strings that SSCOM comes with: N1 to N3, as hex or text. */
const factoryHex = ['13 00 FF 88', '12 00 FF 88'];
const factoryTexts = ['output string', '欢迎您使用SSCOM!'];

/** The author speaks in ten lines of the list, which begin with this one. Their words differ between versions. */
const authorStart = '作者的话';
const authorLines = { first: 9, last: 18 } as const;

interface SscomString {
  readonly index: number;
  readonly content: string;
  readonly isHex: boolean;
  /** It has a label of its own. */
  readonly isLabelled: boolean;
  readonly order: number | undefined;
}

/** Which strings the program came with. They are offered, but not chosen. */
export const factoryTest = (strings: readonly SscomString[]): ((string: SscomString) => boolean) => {
  const hasAuthor = strings.some(
    ({ index, content }) => index === authorLines.first && content.trim().startsWith(authorStart),
  );
  const isAuthor = ({ index, isHex, isLabelled, order }: SscomString): boolean =>
    hasAuthor && index >= authorLines.first && index <= authorLines.last && !isHex && !isLabelled && (order ?? 0) === 0;
  return (string) => (string.isHex ? factoryHex : factoryTexts).includes(string.content.trim()) || isAuthor(string);
};
