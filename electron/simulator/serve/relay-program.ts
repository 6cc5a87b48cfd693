/** A program that creates a pseudo-terminal and relays its bytes over stdin and stdout. */
export interface RelayProgram {
  readonly name: 'socat' | 'python3';
  readonly arguments: readonly string[];
  /**
   * socat ends when the last program closes the terminal, so the terminal is kept open by this process.
   * The script below waits for the next program, and discards output while there is none, like a wire.
   */
  readonly endsWithLastReader: boolean;
}

const blockBytes = 65_536;

/** `rawer` is socat's completely raw mode, without echo. It is active before the transfer loop is announced. */
const socat: RelayProgram = {
  name: 'socat',
  arguments: ['-d', '-d', '-b', String(blockBytes), 'STDIO', 'PTY,rawer'],
  endsWithLastReader: true,
};

/**
 * The terminal is raw before its name is printed. Writing never blocks, so a program that does not read stops its own direction only.
 * POLLHUP means that no program has the terminal open. poll then returns at once, so the script polls every 20 ms instead.
 * The slave is opened and closed once at the start, because a terminal that was never opened reports no hang-up.
 */
const script = `
import errno, os, select, sys, tty
master, slave = os.openpty()
tty.setraw(slave)
name = os.ttyname(slave)
os.close(slave)
os.set_blocking(master, False)
sys.stderr.write('PTY is ' + name + '\\nstarting data transfer loop\\n')
sys.stderr.flush()
block, unsent, hung_up = ${blockBytes}, b'', True
def state(events):
    poll = select.poll()
    poll.register(master, events)
    found = poll.poll(0)
    return found[0][1] if found else 0
def give(data):
    while data:
        data = data[os.write(1, data):]
while True:
    hung_up = bool(state(select.POLLIN) & select.POLLHUP)
    poll = select.poll()
    if len(unsent) < block:
        poll.register(0, select.POLLIN)
    if not hung_up:
        poll.register(master, select.POLLIN | (select.POLLOUT if unsent else 0))
    poll.poll(20 if hung_up else 1000)
    try:
        data = os.read(master, block)
        give(data)
    except OSError as error:
        if error.errno not in (errno.EIO, errno.EAGAIN):
            raise
    hung_up = bool(state(select.POLLIN) & select.POLLHUP)
    if len(unsent) < block and select.select([0], [], [], 0)[0]:
        data = os.read(0, block)
        if not data:
            break
        unsent += data
    if hung_up:
        unsent = b''
    if unsent:
        try:
            unsent = unsent[os.write(master, unsent):]
        except OSError as error:
            if error.errno not in (errno.EIO, errno.EAGAIN):
                raise
`;

const python: RelayProgram = {
  name: 'python3',
  arguments: ['-I', '-u', '-c', script],
  endsWithLastReader: false,
};

/** In the order in which they are tried. */
export const relayPrograms: readonly RelayProgram[] = [socat, python];

/** The path of the terminal once the relay reports on stderr that it is ready; otherwise `null`. */
export const announcedTerminal = (stderrText: string): string | null => {
  if (!stderrText.includes('starting data transfer loop')) return null;
  return /PTY is (\/dev\/\S+)/.exec(stderrText)?.[1] ?? null;
};
