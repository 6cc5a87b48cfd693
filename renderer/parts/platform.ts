/** Whether to name keys in the macOS way. Depends on the browser, not on the host of the program. */
export const isMac = /mac/i.test(navigator.platform);
