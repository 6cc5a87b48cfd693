import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { bytesFromBase64 } from '../../../parts/base64.ts';
import { IconDownload, IconFile, IconListDetails, IconUpload } from '../../../parts/icons.ts';
import { saveFile } from '../../../parts/save-file.ts';
import { askSequences } from '../quick/use-quick.ts';
import { ChooseListButton } from './choose-list.tsx';
import { showExchange } from './exchange-ui.ts';
import { useTransferWords } from './use-transfer-words.ts';

/** In the head of the panel: a file, or a group that comes with the program. */
export const TransferButtons = () => {
  const { m } = useTransferWords();
  return (
    <>
      <ChooseListButton
        label={m.import}
        hint={m.importHint}
        size="compact-sm"
        h={28}
        leftSection={<IconDownload size={14} stroke={1.75} />}
      />
      <Tooltip label={m.library}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={m.library}
          onClick={() => showExchange({ kind: 'library' })}
        >
          <IconListDetails size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </>
  );
};

/** Our own file holds everything, so nothing is asked. */
const saveOwnFile = async (id: string): Promise<void> => {
  const made = await askSequences({ kind: 'export', id, form: 'atseq', language: 'en' });
  const file = made.ok ? made.value.file : null;
  if (file !== null) saveFile(`${id}.atseq.yaml`, 'text/yaml;charset=utf-8', [bytesFromBase64(file.contentBase64)]);
};

/** In the menu of a group. */
export const ExportItems = ({ id, name }: { readonly id: string; readonly name: string }) => {
  const { m } = useTransferWords();
  return (
    <>
      <Menu.Item leftSection={<IconFile size={14} stroke={1.75} />} onClick={() => void saveOwnFile(id)}>
        {m.saveFile}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconUpload size={14} stroke={1.75} />}
        onClick={() => showExchange({ kind: 'export', id, name })}
      >
        {m.saveForSscom}
      </Menu.Item>
    </>
  );
};
