import { Button, Group, Modal, Text } from '@mantine/core';
import { useWords } from '../parts/words.ts';

/** What was typed in a form and not saved goes with its tab, so it is asked for. */
export const CloseTabDialog = ({
  name,
  onClose,
  onConfirm,
}: {
  /** Of the tab; `null`: nothing is asked. */
  readonly name: string | null;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}) => {
  const { t } = useWords();
  return (
    <Modal
      opened={name !== null}
      onClose={onClose}
      title={t('shell.tabs.closeTitle', { name: name ?? '' })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="md">{t('shell.tabs.closeBody')}</Text>
      <Group justify="flex-end" mt="lg" gap="md">
        <Button variant="default" onClick={onClose} data-autofocus="">
          {t('common.cancel')}
        </Button>
        <Button onClick={onConfirm}>{t('shell.tabs.closeConfirm')}</Button>
      </Group>
    </Modal>
  );
};
