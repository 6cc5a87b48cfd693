export const recordings = {
  label: 'Recordings',
  teach:
    'What goes over the line is written down here as long as the disk takes it, with secrets masked as it is written.',
  emptyTitle: 'No recording yet',
  empty:
    'A recording begins by itself when a port is opened and ends when it is closed. It holds every byte with its time, so that a failure can be looked at later or sent to support.',
  emptyAction: 'Go to Setup',
  openFolder: 'Open folder',
  showFolder: 'Show folder',
  folder: 'The recordings are in',
  refresh: 'Read the list again',
  export: 'Export',
  exportOne: 'Export {name} as JSON lines',
  exporting: '{percent} %',
  deleteOne: 'Delete {name}',
  deleteAsk: 'Delete this recording for good?',
  live: 'Recording',
  today: 'Today',
  yesterday: 'Yesterday',
  earlier: 'Earlier',
  unknownTime: 'No start time: the file may be damaged',
} as const;
