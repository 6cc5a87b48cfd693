/** The encodings in which a session can be read and written. */
export const encodingIds = ['utf-8', 'gbk', 'gb18030', 'latin1', 'big5', 'shift-jis'] as const;
export type EncodingId = (typeof encodingIds)[number];
