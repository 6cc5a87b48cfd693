/**
 * Commands of which an argument is secret. The main process knows which argument, and masks it (`electron/recorder/secret-arguments.ts`,
 * a test compares the names); a page only has to know that there is one.
 */
const withSecret = /[+*^](?:CPIN|CPNETAPN|MCONFIG|CSTT|CGAUTH|CLCK|CPWD|FTPPW|SAPBR)[ \t]*=|PRIVATE KEY/i;

/** Whether a typed line may hold a secret: then it is neither kept beyond this page nor offered unasked. */
export const mayHoldSecret = (line: string): boolean => withSecret.test(line);
