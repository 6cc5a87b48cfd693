import { findTextProblem, sizeInBytes, type TextProblem } from '../at/quoting.ts';

/** The dialect's limit for a topic (docs/at-dialect.md §9). */
export const topicLimitBytes = 256;

/** Keys of `problemWords`, and codes of a profile's problems. */
export type TopicProblem = TextProblem | 'empty' | 'wildcard' | 'wildcard-misplaced';

/** Why a text cannot be the topic of a message, or `null` (MQTT 3.1.1 §4.7). */
export const findTopicProblem = (topic: string): TopicProblem | null => {
  if (/[+#]/.test(topic)) return 'wildcard';
  return findFilterProblem(topic);
};

/** Why a text cannot be a topic filter (which may contain wildcards), or `null` (MQTT 3.1.1 §4.7). */
export const findFilterProblem = (filter: string): TopicProblem | null => {
  if (sizeInBytes(filter) === 0) return 'empty';
  const problem = findTextProblem(filter, topicLimitBytes);
  if (problem !== null) return problem;
  const levels = filter.split('/');
  const misplaced = levels.some(
    (level, index) =>
      (level.includes('+') && level !== '+') || (level.includes('#') && (level !== '#' || index < levels.length - 1)),
  );
  return misplaced ? 'wildcard-misplaced' : null;
};
