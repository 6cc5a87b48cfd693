/**
 * Commands with a secret argument. The main process has the position of the argument and masks it (`electron/recorder/secret-arguments.ts`;
 * a test compares the names). A page only needs to detect that there is one.
 */
const withSecret =
  /[+*^](?:CPIN2?|CPNETAPN|MCONFIG|CSTT|CGAUTH|CLCK|CPWD|FTPPW|SAPBR)[ \t]*=|\*\*0[45]2?\*|PRIVATE KEY/i;

/** Whether a typed line may contain a secret. Such a line is not stored outside of the page and not suggested automatically. */
export const mayHoldSecret = (line: string): boolean => withSecret.test(line);
