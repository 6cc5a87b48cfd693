import type { HostProcess, TextStream } from '../../electron/host/cli/host-process.ts';
import { runCli } from '../../electron/host/cli/program.ts';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { cliUsageWords } from '../../shared/words/cli-usage.ts';
import type { Language } from '../../shared/words/language.ts';
import { startWords } from '../../shared/words/start.ts';

const helpOf = async (args: readonly string[], language: Language): Promise<string> => {
  let text = '';
  // No terminal: the width is the same wherever the page is made.
  const out: TextStream = {
    write: (part) => {
      text += part;
    },
    isTerminal: false,
  };
  const hostProcess: HostProcess = {
    out,
    err: out,
    environment: {},
    workingFolder: '.',
    version: '0.0.0',
    clock: createNodeClock(),
    createPlatform: () => {
      throw new Error('the help needs no files');
    },
    onStop: () => () => undefined,
  };
  const exitCode = await runCli([...args, '--help', '--lang', language], hostProcess);
  if (exitCode !== 0) throw new Error(`${args.join(' ')} --help ended with ${exitCode}:\n${text}`);
  return text.trimEnd();
};

const block = (text: string): string => `\`\`\`\n${text}\n\`\`\``;

/** The names in the help of the program itself, so that a new command is in the page without a change here. */
const commandNames = (help: string): readonly string[] =>
  [...help.matchAll(/^ {2}([a-z]+)(?: \[options\]|(?= ))/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');

/** `--help` of the program, of each command and of its subcommands. */
export const commandHelp = async (language: Language): Promise<string> => {
  const program = await helpOf([], language);
  const parts = [block(program)];
  for (const name of commandNames(program)) {
    const help = await helpOf([name], language);
    parts.push(`### \`${name}\``, block(help));
    const [, subcommands = ''] = help.split(`\n${cliUsageWords[language].commands}\n`);
    for (const subcommand of commandNames(subcommands)) {
      parts.push(`#### \`${name} ${subcommand}\``, block(await helpOf([name, subcommand], language)));
    }
  }
  return parts.join('\n\n');
};

/** What `npm start -- --help` and `npm run serve -- --help` print. */
export const entryHelp = (language: Language): string => {
  const { startUsage, serveUsage } = startWords[language];
  return block(`${startUsage}\n\n${serveUsage}`);
};
