import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { notesOfArea, notesOfSource } from '../../../shared/at/command-notes.ts';
import type { CommandArea, CommandFacts, CommandTable } from '../../../shared/contract/commands.ts';
import { commandCardWords } from '../../../shared/words/command-card-words.ts';
import { commandHelp } from '../../../shared/words/command-help/table.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { Dialog, DialogButtons } from '../dialog.tsx';
import { useWords } from '../words.ts';
import { EffectBadge, FormFacts, Syntax } from './command-card.tsx';
import styles from './command-help.module.css';
import { allCommands, findCommand } from './command-text.ts';

interface PageProps {
  readonly table: CommandTable;
  /** In upper case, as typed. */
  readonly name: string;
  readonly onTake: (text: string) => void;
  readonly onClose: () => void;
}

/** Everything that is known of a command: all forms, what docs/at-commands.md says, and the commands beside it. */
export const CommandPage = ({ table, name, onTake, onClose }: PageProps) => {
  const { language, t } = useWords();
  const m = commandCardWords[language];
  const [opened, setOpened] = useState(name);
  useFocusReturn();
  const command = findCommand(allCommands(table), opened);
  const area = table.areas.find(({ commands }) => commands.some((one) => one === command));
  return (
    <Dialog opened title={command?.name ?? opened} size={760} onClose={onClose}>
      {command && area ? (
        <>
          <Forms command={command} />
          <Notes area={area} command={command} />
          <Related area={area} command={command} onOpen={setOpened} />
          <p className={styles.source}>
            {fill(m.help.source, { source: command.source })}
            <br />
            {m.help.own}
          </p>
          <DialogButtons>
            <Button variant="default" onClick={() => onTake(command.name)}>
              {m.help.take}
            </Button>
            <Button onClick={onClose}>{t('common.close')}</Button>
          </DialogButtons>
        </>
      ) : (
        <p>{fill(m.help.unknown, { command: opened.slice(0, 60) })}</p>
      )}
    </Dialog>
  );
};

/** It is mounted open, which the dialog itself does not notice. */
const useFocusReturn = (): void => {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
};

const Forms = ({ command }: { readonly command: CommandFacts }) => {
  const { language } = useWords();
  const m = commandCardWords[language];
  return (
    <>
      <p className={styles.meaning}>
        {commandHelp[language][command.name]}
        {command.firmware !== '' && ` (${m.firmware}: ${command.firmware})`}
        {command.isLacking && <span className={styles.lacking}>{m.lacking}</span>}
      </p>
      {command.forms.map((form) => (
        <section key={`${form.syntax} ${form.when}`} className={styles.form}>
          <div className={styles.cardHead}>
            <Syntax name={command.name} syntax={form.syntax} />
            <EffectBadge effect={form.effect} />
          </div>
          <FormFacts form={form} />
          {!form.repeatable && <p className={styles.once}>{m.once}</p>}
        </section>
      ))}
    </>
  );
};

/** What the documents say of it; of the notes of its area those that name it first. */
const Notes = ({ area, command }: { readonly area: CommandArea; readonly command: CommandFacts }) => {
  const { language } = useWords();
  const [texts, setTexts] = useState({ commands: '', dialect: '' });
  useEffect(() => {
    const documents = [import('../../../docs/at-commands.md?raw'), import('../../../docs/at-dialect.md?raw')];
    // Without them the page shows the rest.
    const failed = (): void => undefined;
    void Promise.all(documents).then(
      ([commands, dialect]) => setTexts({ commands: commands?.default ?? '', dialect: dialect?.default ?? '' }),
      failed,
    );
  }, []);
  const notes = notesOfArea(texts.commands, area.name);
  const isOwn = (note: string): boolean => note.includes(command.name.slice(2));
  const ordered = [
    ...notesOfSource(texts.dialect, command.source),
    ...notes.filter(isOwn),
    ...notes.filter((note) => !isOwn(note)),
  ];
  if (ordered.length === 0) return null;
  return (
    <section className={styles.notes}>
      <h3>{commandCardWords[language].help.notes}</h3>
      <ul lang="en">
        {ordered.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
};

interface RelatedProps {
  readonly area: CommandArea;
  readonly command: CommandFacts;
  readonly onOpen: (name: string) => void;
}

const Related = ({ area, command, onOpen }: RelatedProps) => {
  const { language } = useWords();
  return (
    <section className={styles.notes}>
      <h3>{commandCardWords[language].help.related}</h3>
      <div className={styles.related}>
        {area.commands
          .filter((one) => one !== command)
          .map(({ name }) => (
            <Button
              key={name}
              size="compact-sm"
              h={28}
              variant="default"
              title={commandHelp[language][name]}
              onClick={() => onOpen(name)}
            >
              {name}
            </Button>
          ))}
      </div>
    </section>
  );
};
