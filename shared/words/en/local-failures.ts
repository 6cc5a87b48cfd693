import type { FailuresOf, FailureWords } from '../failure-shape.ts';

type LocalFailures = FailuresOf<'program' | 'usage' | 'profile' | 'credentials' | 'file'> & {
  readonly stopped: FailureWords;
};

export const localFailures: LocalFailures = {
  'program/bug': {
    happened: 'The program has an internal error.',
    meaning: "This is not your fault and not the module's: something happened that the program does not handle.",
    action: 'Try again; if it happens again, report it with the recording.',
  },
  'usage/invalid': {
    happened: 'The input is not valid[ ({option})][ ({field}[: {problem}])][: {detail}][: {problems}].',
    meaning: 'Nothing was sent to the module.',
    action: 'Correct the value; --help after a command shows what it accepts.',
    actionInWindow: 'Correct the value and try again.',
  },
  'usage/not-encodable': {
    happened:
      'The encoding[ {encoding}] does not have the character[ {character}][ ({codePoint})][ at position {position}].',
    meaning: 'Nothing was sent: the device would have received another character.',
    action: 'Remove the character, or choose an encoding that has it; UTF-8 and GB18030 have all characters.',
  },
  'usage/not-hex': {
    happened: 'The hex text cannot be read[ at position {position}][: "{character}"][ ({problem})].',
    meaning:
      'Nothing was sent. Each byte is written as two digits from 0 to 9 and A to F; blanks are allowed between bytes.',
    action: 'Correct the text at this position.',
  },
  'usage/bad-escape': {
    happened: 'The escape[ {escape}][ at position {position}] is not known or not complete.',
    meaning:
      'Nothing was sent. Known are \\r \\n \\t \\v \\a \\b \\f \\0 \\\\, \\x with two and \\u with four hexadecimal digits.',
    action: 'Correct the escape, or write a backslash as \\\\.',
  },
  'profile/unreadable': {
    happened: 'The profile[ {path}] cannot be read[ ({cause})][ ({detail})].',
    meaning: 'It is missing, is a folder, is too large for a profile, or this user may not read it.',
    action: 'Check the name given with --profile and the rights of the file.',
    actionInWindow: 'Choose the file again, and check its rights.',
  },
  'profile/not-opened': {
    happened: 'The form was not replaced: it was changed while the run came to its end.',
    meaning: 'Nothing was lost; the change is in the form.',
    action: 'Save the change, or choose again to discard it.',
  },
  'profile/invalid': {
    happened:
      'The profile[ {path}] is not valid[ at line {line}[, column {column}][: {problem}]][: {problems}][ ({field}[: {problem}])].',
    meaning:
      'Every setting is checked before the module is touched, and unknown names are refused because they are usually misspelt.',
    action: 'Correct the named settings in the profile and start again.',
  },
  'credentials/invalid': {
    happened: 'The login credentials cannot be made from these values[ ({field}[: {problem}])].',
    meaning:
      'Device ID, secret and time stamp go into clientId, username and password; each may have at most 256 bytes and no line break or quotation mark.',
    action: 'Copy the device ID and the secret from the console again, without blanks or line breaks around them.',
  },
  'file/missing': {
    happened: 'The file[ {path}] does not exist.',
    meaning: 'File names in a profile are relative to the folder of the profile.',
    action: 'Check the name and the folder.',
  },
  'file/denied': {
    happened: 'This user may not use the file[ {path}].',
    meaning: 'The rights of the file or of its folder forbid it.',
    action: 'Change the rights of the file or choose another folder.',
  },
  'file/unreadable': {
    happened: 'The file[ {path}] cannot be read[ ({cause})][ ({detail})].',
    meaning: 'It is a folder or a device, is too large for its purpose, or the disk reports an error.',
    action: 'Check that this is the right file and try a copy of it on another disk.',
  },
  'file/unwritable': {
    happened: 'The file[ {path}] cannot be written[ ({cause})][ ({detail})].',
    meaning: 'The folder is missing or read-only, the pipe has no reader, or the disk reports an error.',
    action: 'Choose another folder, for the data folder with --data.',
    actionInWindow: 'Check the rights of the data folder and the free space on its disk, then try again.',
  },
  'file/disk-full': {
    happened: 'The disk is full[ at {path}].',
    meaning: 'The module and its connection are not affected, but reports and recordings cannot be kept.',
    action: 'Free some space or choose a folder on another disk with --data.',
    actionInWindow: 'Free some space on the disk of the data folder.',
  },
  'file/secret-locked': {
    happened: 'The keyring of this system does not open a secret of this profile now.',
    meaning: 'It is still kept; nothing was overwritten or removed.',
    action: 'Unlock the keyring and open the profile again, or enter the secret again.',
  },
  stopped: {
    happened: 'The work was stopped[ at the step "{step}"].',
    meaning: 'The module was left in a usable state; what is already done on it stays done.',
    action: 'Start again when you like.',
  },
};
