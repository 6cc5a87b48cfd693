import type { Cloud } from '../../shared/clouds/cloud.ts';
import { type CloudKind, clouds } from '../../shared/clouds/index.ts';
import type { SequenceFile, StepFile } from '../../shared/sequences/file-schema.ts';
import { readSequence } from '../../shared/sequences/read-sequence.ts';
import type { Sequence } from '../../shared/sequences/sequence.ts';
import { commandHelp } from '../../shared/words/command-help/table.ts';
import { type LibraryGroup, type LibraryItem, libraryGroups, mqttTitle } from '../../shared/words/sequence-library.ts';
import { commandsIn } from '../commands/dialect/lookup.ts';

/** The groups that come with the program, made from the table of the dialect and the clouds. */
export const sequenceLibrary = (): readonly Sequence[] =>
  [...libraryGroups, ...clouds.map(cloudGroup)].map((group) => {
    const read = readSequence(fileOf(group));
    if (!read.ok) throw new Error(`${group.name}: ${JSON.stringify(read.problems)}`);
    return read.value;
  });

const localised = ([en, zh]: readonly [string, string]) => ({ en, zh });

const fileOf = ({ name, title, vars, items }: LibraryGroup): SequenceFile => ({
  sequence: name,
  title: localised(title),
  ...(vars && { vars }),
  steps: items.map((item) => stepOf(typeof item === 'string' ? { line: item } : item)),
});

const stepOf = ({ line, title, expect, timeout, data }: LibraryItem): StepFile => ({
  name: title ? localised(title) : helpOf(line),
  send: line,
  ...(data !== undefined && { data }),
  expect: typeof expect === 'string' ? expect : expect ? [...expect] : replyOf(line),
  ...(timeout !== undefined && { timeout }),
});

const helpOf = (line: string): { readonly en: string; readonly zh: string } => {
  const name = commandsIn(line)[0]?.name ?? line;
  return { en: commandHelp.en[name] ?? name, zh: commandHelp.zh[name] ?? name };
};

/** The line that the table says the command answers; without one, `OK`. */
const replyOf = (line: string): string => {
  const [found] = commandsIn(line);
  const prefix = found?.form?.answer ? found.form.prefixes.find((each) => found.form?.answer?.startsWith(each)) : null;
  return prefix ? `${prefix.replaceAll(/[*^$.]/g, '\\$&')} ?:` : '^OK$';
};

/** Login, connection, subscription and message on one cloud. The values come from a profile. */
const cloudGroup = ({ kind, words, topics }: Cloud<CloudKind>): LibraryGroup => {
  const prefix = topics.folder === null ? null : `${topics.folder}\${deviceId}/`;
  const { subscriptions, proof } = topics.defaults(prefix ?? '');
  const subscribed = prefix === null ? '${subscription}' : (subscriptions[0]?.topic ?? '${subscription}');
  const published = prefix === null ? '${topic}' : (proof?.topic ?? '${topic}');
  return {
    name: `mqtt-${kind}`,
    title: mqttTitle(words.en.name, words.zh.name),
    items: [
      'AT+MQTTSTATU',
      { line: 'AT+MCONFIG="${clientId}","${username}","${password}"' },
      { line: 'AT+SSLMIPSTART="${host}",${port}', expect: '^CONNECT OK$' },
      { line: 'AT+MCONNECT=1,${keepAlive}', expect: '^CONNACK OK$' },
      { line: `AT+MSUB="${subscribed}",0`, expect: '^SUBACK$' },
      { line: `AT+MPUB="${published}",1,0,"\${payload}"`, expect: '^PUBACK$' },
      { line: `AT+MUNSUB="${subscribed}"`, expect: '^UNSUBACK$' },
      'AT+MDISCONNECT',
      'AT+MIPCLOSE',
    ],
  };
};
