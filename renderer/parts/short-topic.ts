import { inFolder } from '../../shared/clouds/index.ts';

/** The topic without the parts that all topics of a device share and without a request id: `$oc/devices/<id>/sys/commands/#` → `commands/#`. */
export const shortTopic = (topic: string): string => {
  const own = inFolder(topic);
  const rest = own === null ? topic : own.cloud.topics.shortName(own.rest);
  return rest.replace(/\/request_id=[^/]*$/, '') || topic;
};
