/** Whether keys are named the macOS way; decided by where the page is shown, not by where the program runs. */
export const isMac = /mac/i.test(navigator.platform);
