import { Button, Group, Modal, Text } from '@mantine/core';
import { useWords } from '../../parts/words.ts';

/** Restarting ends the connection and cannot be taken back, so it is asked for. */
export const RestartDialog = ({
  opened,
  onClose,
  onConfirm,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}) => {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('diagnosis.restart.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="md">{t('diagnosis.restart.body')}</Text>
      <Group justify="flex-end" mt="lg" gap="md">
        <Button variant="default" onClick={onClose} data-autofocus="">
          {t('common.cancel')}
        </Button>
        <Button
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {t('diagnosis.restart.confirm')}
        </Button>
      </Group>
    </Modal>
  );
};
