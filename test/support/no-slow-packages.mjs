// For `node --import`: a command that loads one of these packages fails. They take most of the time of a start.
import { register } from 'node:module';

const slow = [
  'mqtt',
  'aedes',
  '@peculiar/x509',
  'reflect-metadata',
  'serialport',
  'zod',
  'yaml',
  're2js',
  'iconv-lite',
];
const hooks = `
  const slow = new Set(${JSON.stringify(slow)});
  export const resolve = (specifier, context, next) => {
    if (slow.has(specifier)) throw new Error(specifier + ' is loaded although no command needs it');
    return next(specifier, context);
  };
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
