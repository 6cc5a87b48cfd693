/**
 * A browser opens a file that is dropped on a page, which would close the application and lose unsaved data. Drop areas
 * handle the event before it gets here; what they do not take is given to `onFile`.
 */
export const keepFilesOut = (page: EventTarget, onFile: (file: File) => void): void => {
  const take = (event: Event): void => {
    const { dataTransfer } = event as DragEvent;
    if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    dataTransfer.dropEffect = 'copy';
    const file = event.type === 'drop' ? dataTransfer.files[0] : undefined;
    if (file) onFile(file);
  };
  page.addEventListener('dragover', take);
  page.addEventListener('drop', take);
};
