/** A name that every file system takes. */
export const fileNameOf = (name: string): string => {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${plain === '' ? 'profile' : plain}.json`;
};
