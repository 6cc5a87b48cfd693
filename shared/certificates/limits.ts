/**
 * Larger files are refused, before they are read and again when their content arrives in the main process. The five certificates of
 * Huawei's bundle have 8 kB (docs/huawei.md §2.4).
 */
export const certificateFileLimitBytes = 65_536;
