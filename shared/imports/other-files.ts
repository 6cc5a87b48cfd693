import type { CandidateFile } from './format-reader.ts';
import { hasFields, listOf } from './json-values.ts';
import type { ImportRefusal, ImportRefusalCode } from './refusals.ts';

const refusal = (code: ImportRefusalCode, tool: string): ImportRefusal => ({ code, facts: { tool } });

/** Enough of a log to know it. */
const linesLookedAt = 200;
const columnsLookedAt = 200;

/** `[10:20:30.456]发→◇AT` with the marks of either language of its window. */
const isSscomLog = (lines: readonly string[]): boolean =>
  lines.some((line) => /^\[\d\d:\d\d:\d\d\.\d{3}\](?:发→◇|收←◆|OUT→◇|IN←◆)/.test(line));

const isTimed = (line: string): boolean =>
  /^\[?(?:\d{4}[-/]\d\d[-/]\d\d[ T])?\d\d:\d\d:\d\d(?:[.:,]\d{1,6})?\]?(?:\s|$)/.test(line);

/** Most lines begin with a time. */
const isTimedLog = (lines: readonly string[]): boolean => {
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 1 && filled.filter(isTimed).length * 2 > filled.length;
};

/** Commands with their answers: what a terminal showed. */
const isTranscript = ({ suffix }: CandidateFile, lines: readonly string[]): boolean =>
  suffix !== 'atl' &&
  lines.some((line) => /^AT\S{0,200}\s{0,9}$/i.test(line)) &&
  lines.some((line) => /^(?:OK|ERROR|\+CM[ES] ERROR: .{0,80})$/.test(line.trim()));

/** Data of other programs that are not lists of commands, by fields that only they have. */
const otherData = (json: unknown): string | null => {
  const [first] = listOf(json) ?? [];
  if (hasFields(first, 'clientId', 'protocol', 'mqttVersion')) return 'MQTTX';
  if (hasFields(json, 'ConnectionManager_connections')) return 'MQTT Explorer';
  if (hasFields(json, 'secTag', 'caCert')) return 'nRF Connect';
  if (hasFields(json, 'dataType', 'processEscapeChars') || hasFields(first, 'dataType', 'processEscapeChars'))
    return 'NinjaTerm';
  return null;
};

/** A file that is known, but is not a list of commands. `null`: it may be one. */
export const otherFile = (file: CandidateFile): ImportRefusal | null => {
  const lines = file.lines.slice(0, linesLookedAt).map((line) => line.slice(0, columnsLookedAt));
  if (lines[0]?.startsWith('{') && lines[0].includes('"atelier-recording"')) return refusal('is-recording', 'ATelier');
  const data = otherData(file.json);
  if (data !== null) return refusal('other-data', data);
  if (isSscomLog(lines)) return refusal('is-log', 'SSCOM');
  if (file.json !== undefined || lines.some((line) => /^N\d{1,6}=/.test(line))) return null;
  if (isTimedLog(lines)) return refusal('is-log', '');
  return isTranscript(file, lines) ? refusal('is-log', '') : null;
};
