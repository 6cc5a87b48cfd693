/**
 * A browser opens a file that is dropped on a page, which would close the application and lose unsaved data. Drop areas
 * handle the event before it gets here.
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
