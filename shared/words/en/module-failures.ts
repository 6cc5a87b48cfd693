import type { FailuresOf } from '../failure-shape.ts';

export const moduleFailures: FailuresOf<'at' | 'module' | 'terminal'> = {
  'at/error': {
    happened: 'The module refused the command[ {command}][: {answer}].',
    meaning: 'It does not know the command, does not allow it in its current state, or one of its values is wrong.',
    action: 'Check the spelling and the values of the command, and whether the firmware knows it.',
  },
  'at/timeout': {
    happened: 'The module did not answer the command[ {command}][ within {deadlineMs}].',
    meaning: 'It is busy, has just restarted, or bytes were lost on the line.',
    action:
      'Check the power supply (a module draws peaks of up to 2 A while it transmits) and the cable, and try again.',
  },
  'at/second-phase-failed': {
    happened: 'The module accepted the command[ {command}] and then reported a failure[: {answer}].',
    meaning: 'OK means only that the work has started; the result that followed was negative.',
    action: 'Check the network and the settings, and try again.',
  },
  'at/second-phase-timeout': {
    happened: 'The module accepted the command[ {command}], but its result did not come[ within {deadlineMs}].',
    meaning: 'OK means only that the work has started; the network or the server did not reply in time.',
    action: 'Check the signal and the address of the server, and try again.',
  },
  'at/unexpected-answer': {
    happened: 'The answer to the command[ {command}] is not understood[: {answer}].',
    meaning: 'The firmware writes it in a form this program does not know, or bytes were lost on the line.',
    action: 'Try again, and if it happens again report it with the recording and the firmware version.',
  },
  'at/unresponsive': {
    happened: 'The module stopped answering[ after {command}][ ({restarted})][; to AT it only says {answer}].',
    meaning: 'It hangs, has lost power, or still waits for the rest of a file that was cut off.',
    action: 'Wait half a minute or restart the module, and try again.',
  },
  'at/unclaimed': {
    happened: 'The command[ {command}] was sent; its result is shown as unclaimed.',
    meaning:
      'More than one command was open at once, also the AT of the program, and a result does not say which of them it belongs to.',
    action: 'Read the result among the lines; the next command waits until the module is in sync again.',
  },
  'terminal/port-held': {
    happened: 'The port is in use[: {holder}].',
    meaning: 'Other bytes would break into these commands.',
    action: 'Stop it or wait for its end, and try again.',
  },
  'module/no-answer': {
    happened: 'No module answers AT[ at {address}] with OK[; it answered {answer}].',
    meaning:
      'A module shows several COM ports and not all of them take AT commands; or it has no power or is still starting[, or it uses another baud rate than {baudRate}]. A serial server in between must pass CR LF unchanged.',
    action:
      'Try the other COM ports of the module with "atelier ports --probe", check the power[, the baud rate (now {baudRate})] and, on a UART, that TX and RX are crossed.',
    actionInWindow:
      'Search with “Find the module”; check the power[, the baud rate (now {baudRate})] and, on a UART, that TX and RX are crossed.',
  },
  'module/sim-missing': {
    happened: 'The module finds no SIM card[: {answer}].',
    meaning: 'The card is missing, is inserted the wrong way round, or its contacts are dirty.',
    action: 'Switch the module off, put the SIM card in properly, and switch it on again.',
  },
  'module/sim-pin': {
    happened: 'The SIM card asks for its PIN[ ({given})].',
    meaning: 'Without the PIN the module cannot register; three wrong PINs lock the card, so none is ever tried twice.',
    action: 'Put the PIN into the profile (module.simPin), or switch the PIN request off with a phone.',
    actionInWindow: 'Enter the SIM PIN in the credentials, or switch the PIN request off with a phone.',
  },
  'module/sim-puk': {
    happened: 'The SIM card is locked and asks for its PUK.',
    meaning: 'A wrong PIN was entered three times; ten wrong PUKs destroy the card.',
    action: 'Unlock the card with its PUK in a phone, or ask the operator for it.',
  },
  'module/sim-failure': {
    happened: 'The SIM card does not work[: {answer}].',
    meaning: 'The module sees a card but cannot read it: bad contact, a damaged card, or a card that is still busy.',
    action: 'Restart the module, clean the contacts, and try another SIM card.',
  },
  'module/firmware-too-old': {
    happened:
      'The firmware of the module[, {foundVersion},] is too old: login with a certificate needs at least {minimumVersion|V1104}.',
    meaning: 'On the Air720, certificates for MQTT work from firmware V1104 on; older versions fail while connecting.',
    action: "Update the module to firmware {minimumVersion|V1104} or newer with the vendor's tool, and start again.",
  },
  'module/not-registered': {
    happened: 'The module is not registered in a network[ (registration state {stat})][ (signal {dbm} dBm)].',
    meaning: 'There is no antenna or no coverage, the SIM card is not active, or the search is still in progress.',
    action: 'Check the antenna and its position, check in a phone that the SIM card is active, and try again.',
  },
  'module/registration-denied': {
    happened: 'The network refuses the SIM card[ (registration state {stat})].',
    meaning: 'The card is not activated, is suspended or out of credit, or is bound to another device or region.',
    action: 'Ask the operator for the state of the SIM card.',
  },
  'module/not-attached': {
    happened: 'The module is registered but has no packet data.',
    meaning: 'The SIM card has no data plan, or it needs a specific APN.',
    action: 'Check the data plan, put the APN of the operator into the profile (module.apn), and restart the module.',
    actionInWindow: 'Check the data plan, enter the APN of the operator in the credentials, and restart the module.',
  },
  'module/restarted': {
    happened: 'The module restarted[ at the step "{step}"].',
    meaning:
      'Usually its power supply is too weak for the current peaks of transmission. Files on the module are kept; TLS and MQTT settings are lost.',
    action: 'Use a supply that can give 2 A, wait until the module is registered again, and start again.',
  },
};
