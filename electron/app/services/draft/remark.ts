import type { DraftRemark } from '../../../../shared/contract.ts';

/** One thing to be said beside a field. */
export const remark = (
  field: string,
  level: DraftRemark['level'],
  code: DraftRemark['code'],
  facts: DraftRemark['facts'] = {},
): DraftRemark => ({
  field,
  level,
  code,
  facts,
});
