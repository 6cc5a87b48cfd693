/** The files on modules that are known to contain a private key, by name, for all recordings of the program. */
export interface KeyFiles {
  note(file: string): void;
  has(file: string): boolean;
}

const maxFiles = 64;
/** Masking too much is better than masking too little: `client.key`, `key.pem`, `private.pem`. */
const isNamedKey = /key|priv/i;

export const createKeyFiles = (): KeyFiles => {
  let files: readonly string[] = [];
  return {
    note: (file) => {
      const name = baseName(file);
      if (name === '' || files.at(-1) === name) return;
      files = [...files.filter((other) => other !== name), name].slice(-maxFiles);
    },
    has: (file) => isNamedKey.test(file) || files.includes(baseName(file)),
  };
};

const baseName = (file: string): string => file.trim().split(/[\\/]/).at(-1)?.toLowerCase() ?? '';

/** Commands that print files or data of servers. */
const reading = /FSREAD|HTTPREAD|FTPGET|FTPEXTGET|CIPRXGET/i;
const fileRead = /FSREAD[ \t]*=[ \t]*(?:"([^"\r\n]*)|([^",\r\n]*))/i;
const fileWrite = /FSWRITE[ \t]*=[ \t]*(?:"([^"\r\n]*)|([^",\r\n]*))/i;
const keySetting = /SSLCFG[ \t]*[=:][ \t]*"?clientkey"?[ \t]*,[^,\r\n]*,[ \t]*(?:"([^"\r\n]*)|([^",\r\n]*))/i;

const fileIn = (pattern: RegExp, line: string): string | null => {
  const match = pattern.exec(line);
  return match && (match[1] ?? match[2] ?? '');
};

export const isReadCommand = (line: string): boolean => reading.test(line);
export const fileReadBy = (line: string): string | null => fileIn(fileRead, line);
export const fileWrittenBy = (line: string): string | null => fileIn(fileWrite, line);
/** `AT+SSLCFG="clientkey",88,"client.key"`, and the answer to its query. */
export const keyFileSetBy = (line: string): string | null => fileIn(keySetting, line);
