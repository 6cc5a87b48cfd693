import { fillTemplate } from './template.ts';

/** A sentence of the tables without the values of a failure: optional parts are omitted, and a required value is shown as ‹name›. */
export const generalText = (template: string): string => {
  const optional = /\[[^[\]]*\]/g;
  let text = template;
  while (text.replace(optional, '') !== text) text = text.replace(optional, '');
  return fillTemplate(text.replace(/\{[^{}|#]+\|([^{}]*)\}/g, '$1'), (name) => `‹${name}›`, '');
};
