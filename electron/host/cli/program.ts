import { Command, CommanderError, Option } from 'commander';
import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { chooseLanguage } from '../../../shared/words/choose-language.ts';
import { type CliWords, cliWords } from '../../../shared/words/cli.ts';
import { cliImportWords } from '../../../shared/words/cli-import.ts';
import { cliRecordedWords } from '../../../shared/words/cli-recorded.ts';
import { cliRecordingsWords } from '../../../shared/words/cli-recordings.ts';
import { cliRunWords } from '../../../shared/words/cli-run.ts';
import { cliShareWords } from '../../../shared/words/cli-share.ts';
import { cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import { cliUsageWords } from '../../../shared/words/cli-usage.ts';
import { explainWords } from '../../../shared/words/explain.ts';
import { type Language, languages } from '../../../shared/words/language.ts';
import { modelNames } from '../../simulator/module/models.ts';
import {
  collect,
  readAddress,
  readAddresses,
  readBaud,
  readBroker,
  readFaults,
  readLoops,
  readPort,
  readTimeoutMs,
  readTimestamp,
} from './arguments.ts';
import type { CertificateArguments } from './certificate-command.ts';
import type { Action, Add, CommonOptions, Run, RunWith } from './command-registration.ts';
import type { CredentialsArguments } from './credentials-command.ts';
import type { DemoArguments } from './demo-command.ts';
import type { ExplainArguments } from './explain-command.ts';
import { faultList } from './fault-list.ts';
import { helpView } from './help-view.ts';
import { contextOf, type HostProcess, reportFailure } from './host-process.ts';
import type { ImportArguments } from './import-command.ts';
import type { MonitorArguments } from './monitor-command.ts';
import type { PortsArguments } from './ports-command.ts';
import type { ProvisionArguments } from './provision-command.ts';
import { addRecordingsCommands } from './recordings/recordings-program.ts';
import type { RunArguments } from './run-command.ts';
import { runFormats } from './run-formats.ts';
import type { SendArguments } from './send-command.ts';
import type { ShareArguments } from './share-command.ts';
import type { SimulateArguments } from './simulate-command.ts';
import { lineEndings } from './typed-lines.ts';
import { missingSecretCode, usageSentence } from './usage-error.ts';
import { writeUsageError } from './usage-output.ts';

const usageExitCode = 2;

/** Width of the help where there is no terminal. */
const defaultColumns = 80;

/**
 * Runs one command line and returns the exit code. Throws only for a bug. Each command is loaded when it is run, because loading the MQTT, TLS
 * and serial packages takes half a second, also for `--help`. Failed output never replaces another failure.
 */
export const runCli = async (args: readonly string[], hostProcess: HostProcess): Promise<number> => {
  const language = chooseLanguage(args, hostProcess.environment, Intl.DateTimeFormat().resolvedOptions().locale);
  const lost: Failure[] = [];
  hostProcess.out.onFailure?.((failure) => {
    lost.push(failure);
    reportFailure({ err: hostProcess.err, language }, failure);
  });
  const exitCode = await parseAndRun(args, hostProcess, language);
  await hostProcess.out.settled?.();
  const [reason] = lost;
  return exitCode === 0 && reason ? exitCodeOf(reason.code) : exitCode;
};

const parseAndRun = async (args: readonly string[], hostProcess: HostProcess, language: Language): Promise<number> => {
  let exitCode = 0;
  const program = buildProgram(hostProcess, language, (code) => {
    exitCode = code;
  });
  const called = calledCommands(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end with 0. Everything else that the parser stops at is wrong usage.
    if (error.exitCode === 0) return 0;
    // Without a command the parser has already printed the help.
    if (error.code !== 'commander.help') {
      const names = called.map((command) => command.name());
      const message = usageSentence(
        mistypedOption(called, args, error) ?? error,
        [program.name(), ...names].join(' '),
        language,
      );
      hostProcess.err.write(`${message}\n`);
      writeUsageError(hostProcess, args, { command: names.length === 0 ? null : names.join(' '), message });
    }
    return usageExitCode;
  }
};

/** Gets the command that the user tried to run, and its subcommand, as the parser finds them: a value may have the name of a command. */
const calledCommands = (program: Command): readonly Command[] => {
  const called: Command[] = [];
  for (const parent of [program, ...program.commands]) {
    parent.hook('preSubcommand', (_parent, command) => {
      called.push(command);
    });
  }
  return called;
};

/** The parser reports the missing `--port` before the unknown `--prot`. The user needs to read about `--prot`. */
const mistypedOption = (
  called: readonly Command[],
  args: readonly string[],
  error: CommanderError,
): CommanderError | null => {
  if (error.code !== 'commander.missingMandatoryOptionValue') return null;
  const options = called.at(-1)?.options ?? [];
  const given = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.split('=')[0] ?? arg);
  const unknown = given.find((name) => !options.some(({ long }) => long === name));
  return unknown === undefined ? null : new CommanderError(2, 'commander.unknownOption', `error: '${unknown}'`);
};

const buildProgram = (hostProcess: HostProcess, language: Language, end: (exitCode: number) => void): Command => {
  const words = cliWords[language];
  const run =
    <Options extends CommonOptions>(action: Action<Options>) =>
    async (options: Options): Promise<void> => {
      end(await action(contextOf(hostProcess, language, options.data), options));
    };
  const runWith: RunWith = <Options extends CommonOptions, Name extends keyof Options & string>(
    name: Name,
    action: Action<Options>,
  ) => {
    const runGiven = run(action);
    return (argument: Options[Name], options: Omit<Options, Name>): Promise<void> => {
      const given: unknown = { ...options, [name]: argument };
      return runGiven(given as Options);
    };
  };
  const languageOption = (): Option => new Option('--lang <LANG>', words.optionLanguage).choices(languages);
  const program = new Command('atelier');
  program
    .description(words.program)
    .version(hostProcess.version, '-V, --version', words.version)
    .helpOption('-h, --help', words.optionHelp)
    .helpCommand('help [command]', words.helpCommand)
    .addOption(languageOption())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => hostProcess.out.write(text),
      writeErr: (text) => hostProcess.err.write(text),
      getOutHelpWidth: () => hostProcess.out.columns?.() ?? defaultColumns,
      getErrHelpWidth: () => hostProcess.err.columns?.() ?? defaultColumns,
      // `runCli` prints the error in the language of the user.
      outputError: () => undefined,
    })
    .configureHelp(helpView(language));
  const addTo =
    (parent: Command): Add =>
    (name, description) =>
      parent
        .command(name)
        .description(description)
        .helpOption('-h, --help', words.optionHelp)
        .option('--data <DIR>', words.optionData)
        .addOption(languageOption());
  const add = addTo(program);

  addPorts(add, words, run);
  addProvision(add, words, run);
  addMonitor(add, words, language, run);
  addSend(add, words, language, runWith);
  addRun(add, words, language, runWith);
  addShare(add, words, language, run);
  addDemo(add, words, language, run);
  addSimulate(add, words, language, run);
  addCredentials(add, words, run);
  addCertificate(add, words, language, runWith);
  addExplain(add, words, language, runWith);
  addImport(add, words, language, runWith);
  const recordings = program
    .command('recordings')
    .description(cliRecordingsWords[language].recordings)
    .helpOption('-h, --help', words.optionHelp)
    .helpCommand('help [command]', words.helpCommand);
  addRecordingsCommands({ add: addTo(recordings), language, run, runWith, optionJson: words.optionJson });
  return program;
};

const addPorts = (add: Add, words: CliWords, run: Run): void => {
  add('ports', words.ports)
    .option('--probe', words.portsProbe)
    .option('--json', words.optionJson)
    .action(
      run<PortsArguments & CommonOptions>(async (...given) =>
        (await import('./ports-command.ts')).portsCommand(...given),
      ),
    );
};

const addProvision = (add: Add, words: CliWords, run: Run): void => {
  add('provision', words.provision)
    .requiredOption('--port <PORT>', words.provisionPort)
    .requiredOption('--profile <FILE>', words.provisionProfile)
    .option('--baud <RATE>', words.provisionBaud, readBaud, 115_200)
    .option('--report <FILE>', words.provisionReport)
    .option('--record <FILE>', words.provisionRecord)
    .option('--accept-expired', words.provisionAcceptExpired)
    .option('--keep', words.provisionKeep)
    .option('--resume <REPORT>', words.provisionResume)
    .option('--dry-run', words.provisionDryRun)
    .option('--watch', words.provisionWatch)
    .option('--recover', words.provisionRecover)
    .option('--json', words.optionJson)
    .option('-v, --verbose', words.optionVerbose)
    .action(
      run<ProvisionArguments & CommonOptions>(async (...given) =>
        (await import('./provision-command.ts')).provisionCommand(...given),
      ),
    );
};

const addMonitor = (add: Add, words: CliWords, language: Language, run: Run): void => {
  const own = cliTerminalWords[language];
  const ending = new Option('--send-line-ending <ENDING>', own.monitorLineEnding);
  add('monitor', own.monitor)
    .requiredOption('--port <PORT>', words.provisionPort)
    .option('--baud <RATE>', words.provisionBaud, readBaud, 115_200)
    .option('--hex', own.monitorHex)
    .addOption(ending.choices(Object.keys(lineEndings)).default('crlf'))
    .option('--record <FILE>', words.provisionRecord)
    .option('--no-reconnect', own.monitorNoReconnect)
    .option('--wait', own.monitorWait)
    .option('--json', own.monitorJson)
    .action(
      run<MonitorArguments & CommonOptions>(async (...given) =>
        (await import('./monitor-command.ts')).monitorCommand(...given),
      ),
    );
};

const addSend = (add: Add, words: CliWords, language: Language, run: RunWith): void => {
  const own = cliTerminalWords[language];
  add('send', own.send)
    .argument('<COMMAND>', cliUsageWords[language].sendArgument)
    .requiredOption('--port <PORT>', words.provisionPort)
    .option('--baud <RATE>', words.provisionBaud, readBaud, 115_200)
    .option('--timeout <MS>', own.sendTimeout, readTimeoutMs)
    .option('--as-typed', own.sendAsTyped)
    .option('--payload <TEXT>', own.sendPayload)
    .option('--json', words.optionJson)
    .action(
      run<SendArguments & CommonOptions, 'command'>('command', async (...given) =>
        (await import('./send-command.ts')).sendCommand(...given),
      ),
    );
};

const addRun = (add: Add, words: CliWords, language: Language, run: RunWith): void => {
  const own = cliRunWords[language];
  add('run', own.run)
    .argument('<FILE>', own.argument)
    .requiredOption('--port <PORT>', words.provisionPort)
    .option('--baud <RATE>', words.provisionBaud, readBaud, 115_200)
    .option('--var <NAME=VALUE>', own.variable, collect)
    .option('--profile <FILE>', own.profile)
    .option('--loop <COUNT>', own.loop, readLoops, 1)
    .option('--stop-at-first', own.stop)
    .addOption(new Option('--format <FORMAT>', own.format).choices(runFormats).default('text'))
    .option('--report <FILE>', own.report)
    .option('--record <FILE>', words.provisionRecord)
    .action(
      run<RunArguments & CommonOptions, 'file'>('file', async (...given) =>
        (await import('./run-command.ts')).runCommand(...given),
      ),
    );
};

const addShare = (add: Add, words: CliWords, language: Language, run: Run): void => {
  const own = cliShareWords[language];
  add('share', own.share)
    .requiredOption('--port <PORT>', own.sharePort)
    .requiredOption('--rfc2217 <PORT>', own.shareTcp, readPort)
    .option('--baud <RATE>', words.provisionBaud, readBaud, 115_200)
    .option('--bind <ADDRESS>', own.shareBind, readAddress, '127.0.0.1')
    .option('--allow <IP>', own.shareAllow, readAddresses)
    .option('--write', own.shareWrite)
    .option('--record <FILE>', words.provisionRecord)
    .option('--json', cliTerminalWords[language].monitorJson)
    .action(
      run<ShareArguments & CommonOptions>(async (...given) =>
        (await import('./share-command.ts')).shareCommand(...given),
      ),
    );
};

const addDemo = (add: Add, words: CliWords, language: Language, run: Run): void => {
  add('demo', words.demo)
    .addOption(new Option('--module <NAME>', words.simulateModule).choices(modelNames))
    .option('--cloud <NAME>', words.demoCloud)
    .option('--fault <NAME>', words.demoFault, readFaults)
    .addHelpText('after', () => faultList(words, language))
    .action(
      run<DemoArguments & CommonOptions>(async (...given) => (await import('./demo-command.ts')).demoCommand(...given)),
    );
};

const addSimulate = (add: Add, words: CliWords, language: Language, run: Run): void => {
  const own = cliRecordedWords[language];
  add('simulate', words.simulate)
    .option('--tcp <PORT>', words.simulateTcp, readPort)
    .option('--pty <LINK>', words.simulatePty)
    .option('--cloud <PORT>', words.simulateCloud, readPort)
    .option('--broker <URL>', words.simulateBroker, readBroker)
    .option('--device <ID:SECRET>', words.simulateDevice, collect)
    .addOption(new Option('--module <NAME>', words.simulateModule).choices(modelNames))
    .option('--pace <BAUD>', words.simulatePace, readBaud)
    .option('--fault <NAME>', words.simulateFault, readFaults)
    .addOption(
      new Option('--recording <FILE>', own.recording).conflicts([
        'cloud',
        'broker',
        'device',
        'module',
        'pace',
        'fault',
      ]),
    )
    .addOption(new Option('--timing <NAME>', own.timing).choices(['recorded', 'fast']))
    .option('--repeat-lines', own.repeatLines)
    .option('--edit <EDIT>', own.edit, collect)
    .option('--edits <FILE>', own.edits)
    .addHelpText('after', () => faultList(words, language) + own.help)
    .action(
      run<SimulateArguments & CommonOptions>(async (...given) =>
        (await import('./simulate-command.ts')).simulateCommand(...given),
      ),
    );
};

const addCredentials = (add: Add, words: CliWords, run: Run): void => {
  const signType = new Option('--sign-type <TYPE>', words.credentialsSignType).choices(['0', '1']).default('0');
  const secret = new Option('--secret <SECRET>', words.credentialsSecret).conflicts('secretFile');
  const command = add('credentials', words.credentials)
    .requiredOption('--device-id <ID>', words.credentialsDeviceId)
    .addOption(secret)
    .option('--secret-file <FILE>', words.credentialsSecretFile)
    .option('--timestamp <YYYYMMDDHH>', words.credentialsTimestamp, readTimestamp)
    .addOption(signType)
    .option('--json', words.optionJson);
  type Given = Omit<CredentialsArguments, 'signType'> & CommonOptions & { readonly signType: string };
  command.action(async (given: Given) => {
    if (given.secret === undefined && given.secretFile === undefined) {
      command.error("'--secret <SECRET>' '--secret-file <FILE>'", { code: missingSecretCode });
    }
    const type: CredentialsArguments['signType'] = given.signType === '1' ? 1 : 0;
    const { credentialsCommand } = await import('./credentials-command.ts');
    await run<CredentialsArguments & CommonOptions>(credentialsCommand)({ ...given, signType: type });
  });
};

const addCertificate = (add: Add, words: CliWords, language: Language, run: RunWith): void => {
  add('certificate', words.certificate)
    .argument('<FILE>', cliUsageWords[language].certificateArgument)
    .addOption(new Option('--role <ROLE>', words.certificateRole).choices(['ca', 'clientCert']).default('ca'))
    .option('--json', words.optionJson)
    .action(
      run<CertificateArguments & CommonOptions, 'file'>('file', async (...given) =>
        (await import('./certificate-command.ts')).certificateCommand(...given),
      ),
    );
};

const addExplain = (add: Add, words: CliWords, language: Language, run: RunWith): void => {
  const own = explainWords[language];
  add('explain', own.explain)
    .argument('[TEXT...]', own.argument)
    .option('--json', words.optionJson)
    .action(
      run<ExplainArguments & CommonOptions, 'words'>('words', async (...given) =>
        (await import('./explain-command.ts')).explainCommand(...given),
      ),
    );
};

const addImport = (add: Add, words: CliWords, language: Language, run: RunWith): void => {
  const own = cliImportWords[language];
  add('import', own.import)
    .argument('<FILE>', own.argument)
    .option('--output <F>', own.output)
    .addOption(new Option('--keep', own.keep).conflicts('output'))
    .option('--json', words.optionJson)
    .action(
      run<ImportArguments & CommonOptions, 'file'>('file', async (...given) =>
        (await import('./import-command.ts')).importCommand(...given),
      ),
    );
};
