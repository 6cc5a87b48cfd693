import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { DesktopWords } from '../../../shared/words/desktop.ts';

/** The context menu for selected or editable text. Empty elsewhere. */
export const contextMenuTemplate = (
  params: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>,
  words: DesktopWords,
): MenuItemConstructorOptions[] => {
  const { isEditable, selectionText, editFlags } = params;
  const copy: MenuItemConstructorOptions = { role: 'copy', label: words.copy, enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: words.cut, enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: words.selectAll, enabled: editFlags.canSelectAll },
  ];
};
