import { Button } from '@mantine/core';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { certificateFileLimitBytes } from '../../../../shared/certificates/limits.ts';
import { type Failure, failure } from '../../../../shared/outcome.ts';
import type { CertificateRole } from '../../../../shared/steps.ts';
import { base64Of } from '../../../parts/base64.ts';
import { IconUpload } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { requestDraft } from '../../../store/view-store.ts';

/** Sends the bytes of a chosen file, never its path. Returns the reason if the file was refused. */
const sendFile = async (role: CertificateRole, file: File): Promise<Failure | null> => {
  if (file.size > certificateFileLimitBytes) {
    const facts = { file: file.name, sizeBytes: file.size, limitBytes: certificateFileLimitBytes };
    return failure('certificate/too-large', facts);
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return failure('file/unreadable', { path: file.name });
  const name = file.name.slice(0, 300) || '?';
  const outcome = await requestDraft('certificate.choose', {
    role,
    name,
    contentBase64: base64Of(new Uint8Array(bytes)),
  });
  return outcome.ok ? null : outcome.error;
};

interface ChooserProps {
  readonly forRole: CertificateRole;
  readonly label: string;
  readonly onFailure: (failure: Failure | null) => void;
}

/** A button that opens the file dialog of the system. */
export const ChooseFileButton = ({ forRole: role, label, onFailure }: ChooserProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUpload size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        data-role={role}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // Allows choosing the same file again, for example after correcting it.
          if (file)
            void sendFile(role, file)
              .then(onFailure)
              .finally(() => clear(currentTarget));
        }}
      />
    </>
  );
};

const clear = (input: HTMLInputElement): void => {
  input.value = '';
};

/** An area that takes a dropped file for a role. */
export const DropArea = ({
  forRole: role,
  className,
  overClassName,
  onFailure,
  children,
}: {
  readonly forRole: CertificateRole;
  readonly className: string | undefined;
  readonly overClassName: string | undefined;
  readonly onFailure: (failure: Failure | null) => void;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const [taken, setTaken] = useState<string | null>(null);
  const holdsFile = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse only; the button does the same
    <div
      className={over ? `${className ?? ''} ${overClassName ?? ''}` : className}
      onDragOver={(event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const [file, ...others] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        event.stopPropagation();
        setTaken(others.length > 0 ? file.name : null);
        void sendFile(role, file).then(onFailure);
      }}
    >
      {taken !== null && <p role="status">{t('certificate.oneFile', { file: taken })}</p>}
      {children}
    </div>
  );
};
