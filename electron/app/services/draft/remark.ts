import type { DraftRemark } from '../../../../shared/contract.ts';

/** One thing to be said beside a field. */
export const remark = (
  field: string,
  level: DraftRemark['level'],
  code: string,
  facts: DraftRemark['facts'] = {},
): DraftRemark => ({
  field,
  level,
  code: code.slice(0, 100),
  facts,
});
