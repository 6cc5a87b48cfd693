/**
 * A browser opens a file that is dropped on a page, and the application is gone with what was not saved. Places that take files have
 * dealt with the event before it comes here.
 */
export const keepFilesOut = (page: EventTarget): void => {
  const refuse = (event: Event): void => {
    const { dataTransfer } = event as DragEvent;
    if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    dataTransfer.dropEffect = 'none';
  };
  page.addEventListener('dragover', refuse);
  page.addEventListener('drop', refuse);
};
