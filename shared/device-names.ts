/** Names of devices on Windows, which no file can have, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

export const isDeviceName = (fileName: string): boolean => reserved.test(fileName);
