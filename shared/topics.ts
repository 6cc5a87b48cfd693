/** True when a message on `topic` reaches a subscription to `filter` (MQTT 3.1.1 §4.7). */
export const topicMatches = (filter: string, topic: string): boolean => {
  const filters = filter.split('/');
  const levels = topic.split('/');
  // A wildcard at the start does not match the topics of the broker itself ($SYS).
  if (topic.startsWith('$') && (filters[0] === '+' || filters[0] === '#')) return false;
  for (const [index, part] of filters.entries()) {
    if (part === '#') return true;
    const level = levels[index];
    if (level === undefined || (part !== '+' && part !== level)) return false;
  }
  return filters.length === levels.length;
};
