#!/usr/bin/env node
import { currentProcess } from './host/cli/current-process.ts';
import { runCli } from './host/cli/program.ts';

declare const ATELIER_VERSION: string;

// An exception is a bug: Node prints it and exits with 1. Expected failures are exit codes.
process.exitCode = await runCli(process.argv.slice(2), currentProcess(ATELIER_VERSION));
