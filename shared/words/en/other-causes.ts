import type { CausesOf, OtherCauseKey } from '../cause-keys.ts';

export const otherCauses: CausesOf<OtherCauseKey> = {
  'cable-or-power': {
    cause: 'the cable is loose or the module has no power',
    remedy: 'Check the cable and the power. When the port is back and is not reopened automatically, connect again.',
  },
  'power-lost-with-port': {
    cause: 'the module lost its power together with the port, or restarted meanwhile',
    remedy: 'Connect again. If it happens often, check the cable and the supply of the module.',
  },
  'port-renamed': {
    cause: 'the module came back under another port name',
    remedy: 'Search all ports and choose the one that answers.',
  },
  'driver-missing': {
    cause: 'the USB driver of the module is missing or hangs',
    remedy: 'Unplug the module and plug it in again; if that does not help, install the driver of the vendor.',
  },
  'port-in-use': {
    cause: 'another program[ ({holder})] uses the port',
    remedy: 'Close SSCOM and every other serial program, on Linux ModemManager too, then connect again.',
  },
  'port-rights': {
    cause: 'this user may not open the port[ (its group: {group})]',
    remedy: 'Add the user to the group {group|dialout}, log out and in again, then connect again.',
  },
  'port-choice': {
    cause: 'the chosen address is not a port of a module',
    remedy: 'Choose another port from the list.',
  },
  'port-settings': {
    cause: 'the address or the baud rate does not fit',
    remedy: 'Choose the port from the list, with 115200 as the baud rate.',
  },
  'serial-server-off': {
    cause: 'no program listens at that address',
    remedy: 'Start the serial server or the virtual module there, then connect again.',
  },
  'serial-server-name': {
    cause: 'the name of the serial server is not known on this computer',
    remedy: 'Correct the name, or use its IP address.',
  },
  'serial-server-raw': {
    cause: 'the server passes bytes on without RFC 2217',
    remedy: 'Open {plain|tcp://host:port} instead, or switch RFC 2217 on at the server.',
  },
  'serial-server-other': {
    cause: 'another kind of server listens at that port number',
    remedy: 'Check the port number in the configuration of the serial server.',
  },
  'supply-weak': {
    cause: 'the power supply is too weak for the current peaks of transmission',
    remedy: 'Use a supply that can give 2 A, with short thick wires, and try again.',
  },
  'wrong-port': {
    cause: 'this COM port of the module does not accept AT commands',
    remedy: 'A module shows several COM ports: search for the one that answers.',
  },
  'baud-rate': {
    cause: 'the port and the module use different baud rates',
    remedy: 'Search with every usual baud rate.',
  },
  'line-noise': {
    cause: 'bytes were lost or changed on the line',
    remedy: 'Check the cable, the common ground and the baud rate, and try again.',
  },
  'module-busy': {
    cause: 'the module was busy or had just restarted',
    remedy: 'Wait a few seconds and try again.',
  },
  'module-hangs': {
    cause: 'the module hangs',
    remedy: 'Switch the module off and on, then connect again.',
  },
  'echo-only': {
    cause: 'the port returns what is sent, but nothing answers: the firmware hangs, or TX is connected to RX',
    remedy:
      'Switch the module off and on again. If the echo stays with the module removed, the cable connects TX to RX.',
  },
  'luatos-firmware': {
    cause: 'the module runs LuatOS, not AT firmware',
    remedy: 'Flash the AT firmware of this model with Luatools over USB; scripts on the module are then erased.',
  },
  'other-maker': {
    cause: 'the module is of another maker and has another AT dialect',
    remedy: 'Use a Luat Air720, Air724 or Air780 module, or set this one up with the manual of its maker.',
  },
  'module-state': {
    cause: 'the module is in a state in which it refuses the command',
    remedy: 'Restart the module and try again; files on it stay.',
  },
  'upload-cut-off': {
    cause: 'the module still waits for the rest of a file that was cut off',
    remedy: 'Wait half a minute and try again.',
  },
  'command-unknown': {
    cause: 'this firmware does not know the command[ {command}] or answers it in an unknown form',
    remedy: 'Update the firmware of the module.',
  },
  'restarted-on-request': {
    cause: 'a command had made the module restart',
    remedy: 'Wait until the module has started, then start again.',
  },
  'firmware-crash': {
    cause: 'the firmware of the module crashed',
    remedy: 'Try again; if it happens at the same place, update the firmware.',
  },
  'sim-missing': {
    cause: 'no SIM card is inserted, or it is inserted the wrong way round',
    remedy: 'Switch the module off, put the card in until it clicks, and switch it on again.',
  },
  'sim-contacts': {
    cause: 'the contacts of the SIM card are dirty, or the card is damaged',
    remedy: 'Clean the contacts or try another SIM card.',
  },
  'sim-pin-missing': {
    cause: 'the SIM card is protected by a PIN, and none is given',
    remedy: 'Enter the PIN of the SIM card, or switch its PIN request off with a phone.',
  },
  'sim-pin-wrong': {
    cause: 'the SIM card refused the PIN',
    remedy: 'Correct the PIN; it is sent once only, because the third wrong one locks the card.',
  },
  'sim-locked': {
    cause: 'the SIM card was locked after three wrong PINs',
    remedy: 'Unlock the card with its PUK in a phone, or ask the operator for it.',
  },
  'no-coverage': {
    cause: 'there is no antenna or no coverage at this place',
    remedy: 'Check the plug of the antenna, move to a window, and measure again.',
  },
  'radio-off': {
    cause: 'the radio of the module is switched off (AT+CFUN is 0 or 4)',
    remedy: 'Send AT+CFUN=1, or restart the module, and try again.',
  },
  'sim-inactive': {
    cause: 'the SIM card is not activated, suspended or out of credit',
    remedy: 'Try the card in a phone or ask the operator for its state.',
  },
  'sim-bound': {
    cause: 'the SIM card is bound to another device or region',
    remedy: 'Ask the operator to release the card, or use another one.',
  },
  'no-data-plan': {
    cause: 'the network gave no data connection: no data plan, another APN, or a card for certain servers only',
    remedy: 'Ask the operator whether this card has data, which APN it needs, and which servers it may reach.',
  },
  'card-white-list': {
    cause: 'the SIM card may reach certain servers only[, and {host} is not one of them]',
    remedy: 'Ask the owner of the card to allow the host, its port and the name servers.',
  },
  'data-used-by-computer': {
    cause: 'the data of the card is used up, because a computer on USB uses the module as its network card',
    remedy:
      'Switch the network card off with AT+RNDISCALL=0 and restart the module; ask the operator for the data left.',
  },
  'apn-wrong': {
    cause: 'the SIM card needs a specific APN',
    remedy: 'Enter the APN that the operator gives for this card.',
  },
  'file-damaged': {
    cause: 'the file was cut or changed when it was copied',
    remedy: 'Download it again from its source, do not open it in a word processor, and choose it again.',
  },
  'file-of-another-kind': {
    cause: 'another kind of file was chosen',
    remedy: 'Choose the file that belongs here.',
  },
  'file-expired': {
    cause: 'the chosen certificate expired[ on {date}]',
    remedy: 'Take the current root that belongs to the access host.',
  },
  'expired-on-purpose': {
    cause: 'the server still uses this expired certificate',
    remedy: 'Allow it, and switch the check of dates off.',
  },
  'computer-clock': {
    cause: 'the clock of this computer is wrong',
    remedy: 'Correct date and time of this computer, then try again.',
  },
  'key-encrypted': {
    cause: 'the key is protected by a password, which the module cannot ask for',
    remedy: 'Remove the password with "openssl pkey -in key.pem -out plain.pem" and choose the new file.',
  },
  'key-of-another-pair': {
    cause: 'certificate and key come from different pairs',
    remedy: 'Choose the key that was made together with this certificate.',
  },
  'storage-full': {
    cause: 'earlier files fill the memory of the module',
    remedy: 'Delete files on the module that are no longer needed.',
  },
  'file-name': {
    cause: 'the name of the file on the module is not allowed',
    remedy: 'Choose a short plain name such as ca.crt.',
  },
  'storage-damaged': {
    cause: 'the memory of the module is damaged',
    remedy: 'Upload the file under another name; if it differs again, the module is faulty.',
  },
  'login-too-long': {
    cause: 'clientId, username or password is too long or contains a character that the firmware does not accept',
    remedy: 'Check the three values: at most 256 bytes each, without quotation marks and line breaks.',
  },
  'not-connected': {
    cause: 'the module has not logged in yet, or the connection has ended since',
    remedy: 'Run the stage “Connect” first.',
  },
  'message-too-long': {
    cause: 'the message is too long for this firmware[: {found} {found#byte|bytes}][, at most {expected}]',
    remedy: 'Shorten the test message.',
  },
  'message-changed': {
    cause: 'a rule in the cloud or the firmware changes the bytes of the message',
    remedy: 'Use a test message of plain ASCII text, and check the rules in the console.',
  },
  'topic-not-echoed': {
    cause: 'the broker does not send messages of this topic back to the device[ ({topic})]',
    remedy: 'Use a topic that the broker sends back, or check in the console that the message arrived.',
  },
  'settings-wrong': {
    cause: 'a setting is missing or wrong[ ({field}[: {problem}])]',
    remedy: 'Correct the fields that are marked.',
  },
  'profile-unreadable': {
    cause: 'the profile cannot be read',
    remedy: 'Enter the values again, or open another profile.',
  },
  'file-missing': {
    cause: 'the file was moved or deleted',
    remedy: 'Put it back or choose another one, and try again.',
  },
  'file-rights': {
    cause: 'this user may not use the file or its folder',
    remedy: 'Change the rights, and try again.',
  },
  'disk-full': {
    cause: 'the disk of this computer is full',
    remedy: 'Free some space, and try again.',
  },
  'keyring-locked': {
    cause: 'the keyring of this system is locked or cannot be reached',
    remedy: 'Unlock the keyring and open the profile again, or enter the secret again.',
  },
  'disk-error': {
    cause: 'the disk of this computer reports an error',
    remedy: 'Use another disk or folder, and try again.',
  },
  'tool-missing': {
    cause: 'this computer lacks the tool for a pseudo-terminal (socat or Python 3)',
    remedy: 'Choose the virtual module or a TCP address as the port.',
  },
  'form-edited': {
    cause: 'the form was edited while the program waited for the run',
    remedy: 'Save the change, or choose again to discard it.',
  },
  'stopped-by-hand': {
    cause: 'Stop was pressed',
    remedy: 'Continue when you like; what is still valid is not repeated.',
  },
  'program-fault': {
    cause: 'this program has an internal error',
    remedy: 'Try again; if it happens again, report it with the recording of this session.',
  },
  'virtual-fault': {
    cause: 'a fault is set on the virtual module',
    remedy: 'Clear the fault and continue.',
  },
};
